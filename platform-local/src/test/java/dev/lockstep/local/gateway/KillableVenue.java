package dev.lockstep.local.gateway;

import dev.lockstep.local.venue.VenueAccountSettings;
import dev.lockstep.local.venue.VenueServer;
import dev.lockstep.local.venue.VenueServerSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A venue in a process of its own, so that a test can kill it as an operating system does. */
final class KillableVenue {
    static final VenueAccountSettings ACCOUNT = new VenueAccountSettings(
            "acme",
            "acme0123456789012345678901234567",
            "acme-secret-0123456789",
            Map.of("USDT", new BigDecimal("900000000"), "BTC", new BigDecimal("10")));

    private static final String READY = "port ";
    private static final long SEED = 7;

    private final Process process;
    private final int port;

    private KillableVenue(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** On the given port, or on any free one for 0; what it answered before is in the folder. */
    static KillableVenue start(Path data, int port) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillableVenue.class.getName(),
                        data.toString(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                return new KillableVenue(process, Integer.parseInt(line.substring(READY.length())));
            }
        }
        throw new IOException("the venue's process ended before it was ready");
    }

    static VenueServerSettings settings(Path data, int port) {
        VenueServerSettings generated =
                VenueServerSettings.generated(SEED, List.of(ACCOUNT)).withDataDir(data);
        return new VenueServerSettings(
                port,
                0,
                generated.market(),
                generated.seed(),
                generated.speed(),
                generated.pace(),
                generated.dataDir(),
                generated.accounts());
    }

    int port() {
        return port;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    public static void main(String[] arguments) throws InterruptedException {
        VenueServer server = VenueServer.start(settings(Path.of(arguments[0]), Integer.parseInt(arguments[1])));
        System.out.println(READY + server.port());
        Thread.sleep(120_000); // a forgotten process ends by itself
    }
}
