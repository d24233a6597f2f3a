package dev.lockstep.api.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The catalogue, the sources and the page say the same. To write the page anew: {@code mvn -pl platform-api -am test
 * -Dtest=ProblemReferenceTest -Dlockstep.write-reference=true -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ProblemReferenceTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/reference/problems.md");
    private static final Map<String, Integer> FAMILY = Map.of(
            "InvalidRequest", 422,
            "DataContractError", 422,
            "NotFound", 404,
            "Conflict", 409,
            "Forbidden", 403,
            "ProviderError", 503,
            "ConfigError", 500,
            "StoreCorruptionError", 500,
            "BacktestInvariantError", 500);
    private static final Pattern RAISED =
            Pattern.compile("new (" + String.join("|", FAMILY.keySet()) + ")\\(\\s*\"([a-z0-9_]+)\"");

    private static final List<String> SOURCES = Stream.of("platform-engine", "platform-api")
            .map(module -> ROOT.resolve(module).resolve("src/main/java"))
            .flatMap(ProblemReferenceTest::texts)
            .toList();

    @Test
    void every_code_in_the_sources_is_in_the_catalogue_with_the_status_of_its_kind() {
        Map<String, Integer> raised = new TreeMap<>();
        SOURCES.forEach(source -> RAISED.matcher(source)
                .results()
                .forEach(found -> raised.put(found.group(2), FAMILY.get(found.group(1)))));

        assertThat(raised).hasSizeGreaterThan(20);
        raised.forEach((code, status) -> assertThat(ProblemCode.of(code))
                .as("add %s to ProblemCode, with what to do about it", code)
                .hasValueSatisfying(known -> assertThat(known.status().value())
                        .as("status of %s", code)
                        .isEqualTo(status)));
    }

    @Test
    void the_reference_page_is_what_the_catalogue_says() throws IOException {
        if (Boolean.getBoolean("lockstep.write-reference")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, ProblemReference.markdown());
        }

        assertThat(PAGE).as("write it anew, see this test's description").exists();
        assertThat(Files.readString(PAGE)).isEqualTo(ProblemReference.markdown());
    }

    private static Stream<String> texts(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(ProblemReferenceTest::text)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
