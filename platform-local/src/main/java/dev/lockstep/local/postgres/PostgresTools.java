package dev.lockstep.local.postgres;

import dev.lockstep.local.LauncherError;
import dev.lockstep.local.home.PrivateFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code initdb} and {@code pg_ctl} of the embedded binaries. */
final class PostgresTools {

    private final PostgresSettings settings;
    private final Path home;
    private final List<String> prefix;

    private PostgresTools(PostgresSettings settings, Path home, List<String> prefix) {
        this.settings = settings;
        this.home = home;
        this.prefix = prefix;
    }

    static PostgresTools unpacked(PostgresSettings settings) {
        return new PostgresTools(settings, PostgresBinaries.unpack(settings.binaries()), asOrdinaryUser());
    }

    /** Makes the data directory beside its place and moves it there, so that a killed start leaves none half made. */
    void initialise() throws IOException {
        var next = settings.directory().resolve("data.next");
        var password = settings.directory().resolve("password.next");
        PrivateFiles.createDirectory(settings.directory());
        PrivateFiles.deleteTree(next);
        PrivateFiles.write(password, settings.superuserPassword() + "\n");
        try {
            var made = run(
                    "initdb",
                    "-D",
                    next.toString(),
                    "-U",
                    "postgres",
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
            if (!made) {
                throw new LauncherError(
                        "DATABASE_INIT",
                        "PostgreSQL could not make its data directory",
                        "Its own words: " + settings.log());
            }
        } finally {
            Files.deleteIfExists(password);
        }
        Files.writeString(
                next.resolve("postgresql.conf"),
                "\ninclude = '../lockstep.conf'  # rewritten at every start\n",
                StandardOpenOption.APPEND);
        Files.move(next, settings.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** True once the server takes connections. pg_ctl gives it a session of its own: Ctrl-C does not reach it. */
    boolean start() {
        return control("start", "-l", settings.log().toString());
    }

    boolean stop(String mode) {
        return control("stop", "-m", mode);
    }

    private boolean control(String verb, String... more) {
        var arguments = new ArrayList<>(List.of(
                verb,
                "-D",
                settings.data().toString(),
                "-w",
                "-t",
                String.valueOf(settings.patience().toSeconds())));
        arguments.addAll(List.of(more));
        return run("pg_ctl", arguments.toArray(String[]::new));
    }

    private boolean run(String tool, String... arguments) {
        var command = new ArrayList<>(prefix);
        command.add(home.resolve("bin").resolve(tool).toString());
        command.addAll(List.of(arguments));
        try {
            Files.createDirectories(settings.log().resolveSibling("."));
            var process = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(settings.log().toFile()))
                    .start();
            if (!process.waitFor(settings.patience().toSeconds() + 10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            throw new LauncherError("POSTGRES_TOOL", "cannot run " + tool + ": " + e, "Is " + home + " complete?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own the same process is nobody. */
    private static List<String> asOrdinaryUser() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        var namespace = List.of("unshare", "-U");
        try {
            var probe = new ProcessBuilder("unshare", "-U", "true").start();
            if (probe.waitFor() == 0) {
                return namespace;
            }
        } catch (IOException e) {
            // no unshare on this machine: the same answer as a forbidden one
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw LauncherError.usage(
                "ROOT_WITHOUT_NAMESPACES",
                "PostgreSQL does not run as root, and this machine does not let root use a user namespace",
                "Run ./lockstep as an ordinary user.");
    }
}
