package dev.lockstep.local.platform;

import dev.lockstep.local.LauncherError;
import dev.lockstep.local.postgres.PostgresServer;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Starts PostgreSQL again when it ends while the platform runs. */
final class PostgresWatch {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private PostgresWatch() {}

    static void over(PostgresServer server, BooleanSupplier closing, Console console, Runnable changed) {
        Thread.ofPlatform().daemon().name("watch-postgres").start(() -> watch(server, closing, console, changed));
    }

    private static void watch(PostgresServer server, BooleanSupplier closing, Console console, Runnable changed) {
        var pause = PAUSE;
        while (true) {
            server.process().ifPresent(p -> p.onExit().join());
            sleep(pause);
            if (closing.getAsBoolean()) {
                return;
            }
            try {
                console.say("PostgreSQL ended; starting it again");
                server.restart();
                changed.run();
                pause = PAUSE;
            } catch (LauncherError e) {
                console.say(e.rendered());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
