package dev.lockstep.local.venue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The payloads Binance documents, and recordings of it, by file without ending. */
final class DocumentedPayloads {
    private final Path folder = SharedFolder.of("venue-payloads/binance-spot");

    Set<String> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            Set<String> names = new TreeSet<>();
            all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replaceFirst("\\.json$", ""))
                    .forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String file) {
        try {
            return Files.readString(folder.resolve(file + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message of the listenKey streams, which are no more, for what it carried. */
    JsonNode json(String file) {
        JsonNode json = Json.MAPPER.readTree(text(file));
        return json.has("stream") && file.startsWith("recorded/") ? json.path("data") : json;
    }
}
