package dev.lockstep.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tables of db/README.md that tests compare with the catalog. */
final class ReadmeTables {
    private ReadmeTables() {}

    /** {@code table role} to the cell's text. */
    static Map<String, String> grants() {
        List<List<String>> rows = table("| table | lockstep_app");
        List<String> roles = rows.getFirst();
        Map<String, String> grants = new TreeMap<>();
        for (List<String> row : rows.subList(2, rows.size())) {
            for (int i = 1; i < row.size(); i++) {
                grants.put(row.getFirst() + " " + roles.get(i), row.get(i));
            }
        }
        return grants;
    }

    /** The names of the policies that are not per tenant, sorted. */
    static List<String> policies() {
        List<List<String>> rows = table("| policy | on");
        return rows.subList(2, rows.size()).stream()
                .map(row -> row.getFirst().replace("`", ""))
                .sorted()
                .toList();
    }

    private static List<List<String>> table(String start) {
        try (Stream<String> lines = Files.lines(Path.of("README.md"))) {
            return lines.dropWhile(line -> !line.startsWith(start))
                    .takeWhile(line -> line.startsWith("|"))
                    .map(ReadmeTables::cells)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|"))
                .map(String::strip)
                .toList();
    }
}
