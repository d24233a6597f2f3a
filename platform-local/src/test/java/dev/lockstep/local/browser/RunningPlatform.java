package dev.lockstep.local.browser;

import dev.lockstep.local.home.DataDirectory;
import dev.lockstep.local.home.Port;
import dev.lockstep.local.home.Ports;
import dev.lockstep.local.home.RunFile;
import dev.lockstep.local.home.Secrets;
import dev.lockstep.local.identity.Person;
import dev.lockstep.local.platform.Console;
import dev.lockstep.local.platform.LocalPlatform;
import dev.lockstep.local.platform.MarketChoice;
import dev.lockstep.local.platform.People;
import dev.lockstep.local.platform.PlatformSettings;
import dev.lockstep.local.process.ProjectHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/** The whole platform as {@code ./lockstep up} starts it, from the boot jars of this build, on ports of its own. */
final class RunningPlatform implements AutoCloseable {
    /** Two candles of a minute close each second, so that something is bought soon. */
    private static final double SPEED = 120;

    private final DataDirectory data;
    private final Ports ports;
    private final LocalPlatform platform;

    private RunningPlatform(Path directory) {
        data = DataDirectory.open(directory);
        ports = freePorts();
        platform = new LocalPlatform(
                new PlatformSettings(
                        ProjectHome.find(), data, false, ports, MarketChoice.of("generated", 42, SPEED, "free")),
                new Console(System.out));
    }

    static RunningPlatform start(Path directory) {
        var running = new RunningPlatform(directory);
        try {
            running.platform.start();
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
        return running;
    }

    String screens() {
        return "http://localhost:" + ports.of(Port.UI);
    }

    Person person(String name) {
        return People.people(Secrets.open(data.secrets())).stream()
                .filter(person -> person.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** As {@code kill -9} does; the launcher starts it again. */
    void killApi() {
        process("api").destroyForcibly();
    }

    /** It is there and does nothing: no candle comes, no order goes. */
    void suspendEngine() {
        signal("STOP");
    }

    void resumeEngine() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int ended = new ProcessBuilder(
                            "kill", "-" + name, String.valueOf(process("engine").pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (ended != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + ended);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ProcessHandle process(String name) {
        return new RunFile(data)
                .read().orElseThrow().processes().stream()
                        .filter(child -> child.name().equals(name))
                        .flatMap(child -> child.process().alive().stream())
                        .findFirst()
                        .orElseThrow();
    }

    @Override
    public void close() {
        platform.close();
    }

    private static Ports freePorts() {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (Port port : Port.values()) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                numbers.put(port, socket.getLocalPort());
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new Ports(numbers);
    }
}
