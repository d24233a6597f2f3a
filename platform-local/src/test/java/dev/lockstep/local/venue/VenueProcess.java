package dev.lockstep.local.venue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A venue in a process of its own, so that it can be killed as an operating system kills. */
final class VenueProcess {
    private static final String READY = "ports ";

    private final Process process;
    private final int port;
    private final int controlPort;

    private VenueProcess(Process process, int port, int controlPort) {
        this.process = process;
        this.port = port;
        this.controlPort = controlPort;
    }

    static VenueProcess start(Path data) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        VenueProcess.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                List<String> ports = List.of(line.substring(READY.length()).split(" ", -1));
                return new VenueProcess(process, Integer.parseInt(ports.getFirst()), Integer.parseInt(ports.getLast()));
            }
        }
        throw new IOException("the venue's process ended before it was ready");
    }

    VenueClient client() {
        return new VenueClient(port, controlPort, VenueClient.ACME);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    public static void main(String[] arguments) throws InterruptedException {
        VenueServerSettings settings = VenueServerSettings.generated(7, List.of(VenueClient.ACME))
                .withDataDir(Path.of(arguments[0]))
                .withSpeed("600");
        VenueServer server = VenueServer.start(settings);
        System.out.println(READY + server.port() + " " + server.controlPort());
        Thread.sleep(120_000); // a forgotten process ends by itself
    }
}
