package dev.lockstep.local.postgres;

import dev.lockstep.local.LauncherError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A durable PostgreSQL on 127.0.0.1 that runs as a process of its own and asks every role for its password.
 *
 * <p>It survives a {@code kill -9} of this process. The next {@link #start} finds it by {@code postmaster.pid}, ends it
 * cleanly and starts it anew, so that settings and port are always the wanted ones.
 */
public final class PostgresServer implements AutoCloseable {

    private final PostgresSettings settings;
    private final PostgresTools tools;

    private PostgresServer(PostgresSettings settings, PostgresTools tools) {
        this.settings = settings;
        this.tools = tools;
    }

    public static PostgresServer start(PostgresSettings settings) {
        var tools = PostgresTools.unpacked(settings);
        var server = new PostgresServer(settings, tools);
        server.endOrphan();
        try {
            server.initialise();
        } catch (IOException e) {
            throw new LauncherError(
                    "DATABASE_DIRECTORY",
                    "cannot write below " + settings.directory() + ": " + e,
                    "Is the disk full or read-only?",
                    e);
        }
        server.launch();
        return server;
    }

    /** Ends the server a killed launcher left on this directory, if there is one. */
    public static void endOrphan(PostgresSettings settings) {
        if (PostmasterPid.read(settings.data()).isPresent()) {
            new PostgresServer(settings, PostgresTools.unpacked(settings)).endOrphan();
        }
    }

    /** Starts the server again after it ended by itself. */
    public void restart() {
        endOrphan();
        launch();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + settings.port() + "/" + database;
    }

    public int port() {
        return settings.port();
    }

    public String superuserPassword() {
        return settings.superuserPassword();
    }

    /** The server's process, if it lives. */
    public Optional<ProcessHandle> process() {
        return PostmasterPid.read(settings.data()).flatMap(p -> p.server(settings.data()));
    }

    @Override
    public void close() {
        if (process().isPresent() && !tools.stop("fast")) {
            tools.stop("immediate");
        }
    }

    private void endOrphan() {
        var noted = PostmasterPid.read(settings.data());
        if (noted.isEmpty()) {
            return;
        }
        if (noted.get().server(settings.data()).isPresent()) {
            close();
        } else {
            forgetStalePid();
        }
    }

    /**
     * PostgreSQL refuses to start while the noted process id lives, even when it now belongs to another program of the
     * same user. We have just seen that it is not a server on this directory.
     */
    private void forgetStalePid() {
        try {
            Files.deleteIfExists(settings.data().resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new LauncherError(
                    "DATABASE_DIRECTORY", "cannot delete a stale postmaster.pid: " + e, "Delete it by hand.", e);
        }
    }

    private void initialise() throws IOException {
        var data = settings.data();
        if (!Files.exists(data)) {
            tools.initialise();
        }
        var version = data.resolve("PG_VERSION");
        if (!Files.exists(version)) {
            throw corrupt("PG_VERSION is missing");
        }
        var found = Files.readString(version).strip();
        if (!found.equals("18")) {
            throw corrupt("it was written by PostgreSQL \"" + found + "\", this is PostgreSQL 18");
        }
        Files.writeString(settings.directory().resolve("lockstep.conf"), configuration());
    }

    /** Durable, local, small. An acknowledged commit is on disk: fsync and synchronous_commit stay on. */
    private String configuration() {
        return """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                max_connections = 120
                shared_buffers = '96MB'
                max_wal_size = '512MB'
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_line_prefix = '%%m [%%p] %%q%%u@%%d '
                """.formatted(settings.port());
    }

    private void launch() {
        var before = size(settings.log());
        if (!tools.start()) {
            throw refused(ServerLog.lastFatal(settings.log(), before));
        }
    }

    private LauncherError refused(Optional<String> fatal) {
        var reason = fatal.orElse("it gave no reason within " + settings.patience());
        if (reason.contains("could not create any TCP/IP sockets") || reason.contains("Address already in use")) {
            return LauncherError.usage(
                    "PORT_TAKEN",
                    "port " + settings.port() + " (PostgreSQL) is taken",
                    "End what uses it, or choose another: --postgres-port PORT");
        }
        return corrupt(reason);
    }

    private LauncherError corrupt(String reason) {
        return new LauncherError(
                "DATABASE_CORRUPT",
                "PostgreSQL does not start on " + settings.data() + ": " + reason,
                "Nothing was changed. Restore the directory from a backup, or start with an empty one: --data OTHER."
                        + " PostgreSQL's own words: " + settings.log());
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
