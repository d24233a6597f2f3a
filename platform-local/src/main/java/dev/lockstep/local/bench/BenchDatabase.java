package dev.lockstep.local.bench;

import dev.lockstep.db.DatabaseRole;
import dev.lockstep.db.Migrations;
import dev.lockstep.local.postgres.PostgresServer;
import dev.lockstep.local.postgres.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;

/** A migrated PostgreSQL of its own in a temporary directory, as durable as any; gone when closed. */
final class BenchDatabase implements AutoCloseable {
    private static final String PASSWORD = "benchbenchbench";

    private final Path directory;
    private final PostgresServer server;

    private BenchDatabase(Path directory, PostgresServer server) {
        this.directory = directory;
        this.server = server;
    }

    static BenchDatabase start() throws IOException {
        var directory = Files.createTempDirectory("lockstep-bench");
        var server = PostgresServer.start(new PostgresSettings(
                directory.resolve("postgres"),
                PostgresSettings.sharedBinaries(),
                directory.resolve("postgres.log"),
                freePort(),
                PASSWORD,
                Duration.ofMinutes(1)));
        var migrations = new Migrations(server.jdbcUrl("postgres"), "postgres", PASSWORD);
        var _ = migrations.run();
        migrations.setPasswords(Map.of(DatabaseRole.ENGINE, PASSWORD));
        return new BenchDatabase(directory, server);
    }

    BenchTarget target() {
        return new BenchTarget(server.port(), "postgres", PASSWORD);
    }

    Connection asSuperuser() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", PASSWORD);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(BenchDatabase::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
