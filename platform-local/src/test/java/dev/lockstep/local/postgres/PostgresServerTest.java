package dev.lockstep.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.local.LauncherError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class PostgresServerTest {

    @TempDir
    Path directory;

    private PostgresSettings settings;

    @BeforeEach
    void settings() throws IOException {
        settings = on(freePort());
    }

    @AfterEach
    void endTheServer() {
        PostgresServer.endOrphan(settings);
    }

    @Test
    void a_commit_is_durable_and_a_password_is_asked_for() throws Exception {
        try (var server = PostgresServer.start(settings)) {
            assertThat(text(server, "show fsync")).isEqualTo("on");
            assertThat(text(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(text(server, "show server_version")).startsWith("18");
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void a_server_that_outlived_its_launcher_is_ended_and_its_rows_are_kept() throws Exception {
        // given a server nobody closes, as after kill -9 of the launcher
        var orphan = PostgresServer.start(settings);
        execute(orphan, "create table kept as select 42 as answer");
        var left = orphan.process().orElseThrow();

        // when the next launcher starts one on the same directory, even on another port
        settings = on(freePort());
        try (var server = PostgresServer.start(settings)) {
            assertThat(server.process().orElseThrow().pid()).isNotEqualTo(left.pid());
            assertThat(text(server, "select answer from kept")).isEqualTo("42");
        }
        assertThat(left.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void a_killed_server_recovers_what_was_committed() throws Exception {
        try (var server = PostgresServer.start(settings)) {
            execute(server, "create table kept as select 42 as answer");
            var process = server.process().orElseThrow();
            process.destroyForcibly();
            process.onExit().join();

            server.restart();

            assertThat(text(server, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void a_stale_pid_file_that_names_a_foreign_living_process_does_not_stop_the_start() throws Exception {
        PostgresServer.start(settings).close();
        Files.writeString(
                settings.data().resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + settings.data());

        try (var server = PostgresServer.start(settings)) {
            assertThat(text(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_damaged_data_directory_is_refused_with_a_code_and_left_as_it_is() throws Exception {
        PostgresServer.start(settings).close();
        var control = settings.data().resolve("global/pg_control");
        Files.write(control, new byte[8192]);

        assertThatThrownBy(() -> PostgresServer.start(settings)).isInstanceOfSatisfying(LauncherError.class, e -> {
            assertThat(e.code()).isEqualTo("DATABASE_CORRUPT");
            assertThat(e.getMessage()).contains(settings.data().toString());
            assertThat(e.hint()).contains("--data OTHER");
        });
        assertThat(Files.readAllBytes(control)).containsOnly(0);
    }

    @Test
    void a_data_directory_of_another_version_is_refused() throws Exception {
        Files.createDirectories(settings.data());
        Files.writeString(settings.data().resolve("PG_VERSION"), "14\n");

        assertThatThrownBy(() -> PostgresServer.start(settings))
                .isInstanceOf(LauncherError.class)
                .hasMessageContaining("PostgreSQL \"14\"");
    }

    @Test
    void a_taken_port_is_named_with_the_option_that_changes_it() throws Exception {
        try (var _ = new ServerSocket(settings.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PostgresServer.start(settings)).isInstanceOfSatisfying(LauncherError.class, e -> {
                assertThat(e.code()).isEqualTo("PORT_TAKEN");
                assertThat(e.exitCode()).isEqualTo(LauncherError.USAGE);
                assertThat(e.hint()).contains("--postgres-port");
            });
        }
    }

    private PostgresSettings on(int port) {
        return new PostgresSettings(
                directory.resolve("postgres"),
                PostgresSettings.sharedBinaries(),
                directory.resolve("postgres.log"),
                port,
                "secret",
                Duration.ofSeconds(30));
    }

    private static String text(PostgresServer server, String query) throws SQLException {
        try (var connection = connect(server);
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(PostgresServer server, String statement) throws SQLException {
        try (var connection = connect(server);
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", server.superuserPassword());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
