package dev.lockstep.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class SupervisorTest {

    @TempDir
    Path directory;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void a_killed_child_is_started_again_and_it_is_said_so() throws Exception {
        try (var supervisor = new Supervisor(directory, said::add, () -> {})) {
            supervisor.start(sleeper());
            var first = awaitProcess(supervisor);
            awaitSaying("asleep with secret value");

            first.alive().orElseThrow().destroyForcibly();

            until(() -> supervisor.states().getFirst().restarts() == 1
                    && !awaitProcess(supervisor).equals(first));
            until(() -> !said.isEmpty());
            assertThat(said).singleElement().asString().contains("engine ended with 137");
        }
    }

    @Test
    void ending_the_supervisor_ends_the_child_and_starts_no_other() throws Exception {
        var supervisor = new Supervisor(directory, said::add, () -> {});
        supervisor.start(sleeper());
        var process = awaitProcess(supervisor);

        supervisor.close();

        assertThat(process.alive()).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void a_child_ends_by_itself_when_its_launcher_is_gone() throws Exception {
        AttachJar.write(directory.resolve("attach.jar"));
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path") + File.pathSeparator + directory.resolve("attach.jar"),
                        Attached.class.getName(),
                        Sleeper.class.getName())
                .start();
        try {
            assertThat(child.inputReader().readLine()).startsWith("asleep");
            // the system closes this end too when the launcher is killed
            child.getOutputStream().close();
            assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isEqualTo(75);
        } finally {
            child.destroyForcibly();
        }
    }

    private ChildSpec sleeper() {
        return new ChildSpec(
                "engine",
                new BootJar(Path.of(System.getProperty("java.class.path")), Sleeper.class.getName()),
                List.of("-Xmx32m"),
                Map.of("SLEEPER", "secret value"),
                directory.resolve("engine.log"));
    }

    private ProcessIdentity awaitProcess(Supervisor supervisor) {
        until(() -> supervisor.states().getFirst().process().isPresent());
        return supervisor.states().getFirst().process().orElseThrow();
    }

    private void awaitSaying(String text) {
        until(() -> {
            try {
                return Files.readString(directory.resolve("engine.log")).contains(text);
            } catch (java.io.IOException e) {
                return false;
            }
        });
    }

    private static void until(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
