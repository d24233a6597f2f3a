package dev.lockstep.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.dependency.NpmPackage;
import dev.lockstep.ui.component.CandleChart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bundle in the repository is the one our sources make: nobody needs Node until one of them changes. */
class BundleTest {
    private static final Path FRONTEND = Path.of("src/main/frontend");
    private static final Path BUNDLE = Path.of("src/main/bundles/prod.bundle");
    private static final String REMEDY = "rebuild it with tools/frontend.sh and commit it";

    @Test
    void the_bundle_was_made_from_the_sources_as_they_are() throws Exception {
        JsonNode hashes = stats().path("frontendHashes");
        List<Path> sources;
        try (var files = Files.walk(FRONTEND)) {
            sources = files.filter(
                            file -> file.toString().endsWith(".ts") && !file.startsWith(FRONTEND.resolve("generated")))
                    .toList();
        }
        assertThat(sources).isNotEmpty();
        for (Path source : sources) {
            String name = FRONTEND.relativize(source).toString();
            assertThat(hashes.path(name).asString("")).as(name + ": " + REMEDY).isEqualTo(hash(source));
        }
    }

    @Test
    void the_bundle_holds_the_chart_library_the_code_asks_for() throws Exception {
        NpmPackage wanted = CandleChart.class.getAnnotation(NpmPackage.class);

        assertThat(stats().path("packageJsonDependencies").path(wanted.value()).asString())
                .as(REMEDY)
                .isEqualTo(wanted.version());
    }

    private static JsonNode stats() throws IOException {
        try (var bundle = new ZipFile(BUNDLE.toFile())) {
            var entry = bundle.stream()
                    .filter(file -> file.getName().endsWith("config/stats.json"))
                    .findFirst()
                    .orElseThrow();
            try (var content = bundle.getInputStream(entry)) {
                return JsonMapper.shared().readTree(content.readAllBytes());
            }
        }
    }

    /** As Vaadin reckons it: over the text, with line ends made the same. */
    private static String hash(Path source) throws Exception {
        String text = Files.readString(source).replace("\r\n", "\n");
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
