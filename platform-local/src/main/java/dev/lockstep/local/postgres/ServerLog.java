package dev.lockstep.local.postgres;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads why PostgreSQL refused to start from its own log. */
final class ServerLog {

    private static final Pattern REASON = Pattern.compile("\\b(?:FATAL|PANIC):\\s+(.*)");
    private static final int ENOUGH = 64 * 1024;

    private ServerLog() {}

    /** The last FATAL or PANIC line written after byte {@code from}; else the last line of any kind. */
    static Optional<String> lastFatal(Path log, long from) {
        try (var channel = Files.newByteChannel(log)) {
            channel.position(Math.max(from, channel.size() - ENOUGH));
            var text = new String(Channels.newInputStream(channel).readNBytes(ENOUGH), StandardCharsets.UTF_8);
            var lines = text.lines().toList();
            return lines.reversed().stream()
                    .map(REASON::matcher)
                    .filter(m -> m.find())
                    .map(m -> m.group(1))
                    .findFirst()
                    .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
