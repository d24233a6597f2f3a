package dev.lockstep.local.platform;

import dev.lockstep.local.LauncherError;
import dev.lockstep.local.home.DataDirectory;
import dev.lockstep.local.home.Port;
import dev.lockstep.local.home.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a process by HTTP whether it serves, until it does. */
final class Readiness {

    private static final Duration PAUSE = Duration.ofMillis(150);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final DataDirectory data;
    private final Duration patience;

    Readiness(DataDirectory data, Duration patience) {
        this.data = data;
        this.patience = patience;
    }

    void await(String name, Port port, Ports ports, String path) {
        var address = URI.create("http://127.0.0.1:" + ports.of(port) + path);
        var deadline = System.nanoTime() + patience.toNanos();
        while (!serves(address)) {
            if (System.nanoTime() > deadline) {
                throw new LauncherError(
                        "NOT_READY",
                        "the " + name + " does not serve " + address + " after " + patience.toSeconds() + " s",
                        "Its log says why: " + data.logs().resolve(name + ".log"));
            }
            sleep();
        }
    }

    /** A redirect to a login page is service, too. */
    private boolean serves(URI address) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() < 400;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static LauncherError interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new LauncherError("INTERRUPTED", "the start was interrupted", "Start again.", e);
    }
}
