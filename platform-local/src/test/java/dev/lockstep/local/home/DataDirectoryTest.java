package dev.lockstep.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.local.LauncherError;
import dev.lockstep.local.process.ProcessIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path temporary;

    @Test
    void a_folder_with_somebody_elses_files_is_refused_and_left_alone() throws Exception {
        Files.writeString(temporary.resolve("thesis.txt"), "mine");

        assertThatThrownBy(() -> DataDirectory.open(temporary))
                .isInstanceOfSatisfying(
                        LauncherError.class, e -> assertThat(e.code()).isEqualTo("DATA_DIR_FOREIGN"));
        try (var files = Files.list(temporary)) {
            assertThat(files).containsExactly(temporary.resolve("thesis.txt"));
        }
    }

    @Test
    void only_its_owner_can_read_what_is_in_it() throws Exception {
        var data = DataDirectory.open(temporary.resolve("data"));
        var password = Secrets.open(data.secrets()).password("database.postgres");

        assertThat(permissions(data.root())).isEqualTo("rwx------");
        assertThat(permissions(data.secrets())).isEqualTo("rw-------");
        assertThat(password).hasSize(32);
        assertThat(Secrets.open(data.secrets()).password("database.postgres")).isEqualTo(password);
    }

    @Test
    void a_newer_layout_is_refused() throws Exception {
        var data = DataDirectory.open(temporary.resolve("data"));
        Files.writeString(data.root().resolve("layout"), "2\n");

        assertThatThrownBy(() -> DataDirectory.open(data.root()))
                .isInstanceOf(LauncherError.class)
                .hasMessageContaining("layout \"2\"");
    }

    @Test
    void a_second_launcher_does_not_get_the_directory() throws Exception {
        var data = DataDirectory.open(temporary.resolve("data"));
        var runFile = new RunFile(data);

        assertThat(runFile.isHeld()).isFalse();
        try (var _ = runFile.acquire()) {
            assertThatThrownBy(runFile::acquire).isInstanceOfSatisfying(LauncherError.class, e -> {
                assertThat(e.code()).isEqualTo("ALREADY_RUNNING");
                assertThat(e.exitCode()).isEqualTo(2);
            });
        }
    }

    @Test
    void what_runs_is_written_down_and_a_reused_process_number_is_not_taken_for_it() throws Exception {
        var runFile = new RunFile(DataDirectory.open(temporary.resolve("data")));
        var me = ProcessIdentity.of(ProcessHandle.current());

        runFile.write(state(me));
        assertThat(runFile.running()).contains(state(me));

        runFile.write(state(new ProcessIdentity(me.pid(), Instant.EPOCH)));
        assertThat(runFile.read()).isPresent();
        assertThat(runFile.running()).isEmpty();
    }

    private static RunState state(ProcessIdentity launcher) {
        return new RunState(
                launcher,
                "READY",
                Map.of("ui", 8080),
                List.of(new RunState.Child("engine", launcher, 2)),
                7,
                "generated");
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
