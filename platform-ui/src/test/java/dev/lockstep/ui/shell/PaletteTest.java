package dev.lockstep.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The colours of the style sheet, as those see them who see fewer. */
class PaletteTest {
    private static final Path SHEET = Path.of("src/main/resources/META-INF/resources/lockstep.css");
    private static final Pattern COLOUR =
            Pattern.compile("--lk-([a-z-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)");

    /** Far more than is noticed side by side, as these stand in different places of a page. */
    private static final double APART = 18;

    /** WCAG 2.2, 1.4.3 for text. */
    private static final double READABLE = 4.5;

    /** Pairs that must not be taken for each other. */
    private static final List<List<String>> PAIRS = List.of(
            List.of("gain", "loss"),
            List.of("gain", "warn"),
            List.of("gain", "muted"),
            List.of("loss", "warn"),
            List.of("loss", "muted"),
            List.of("warn", "muted"),
            List.of("good", "warn"),
            List.of("good", "bad"),
            List.of("good", "loss"),
            List.of("warn", "bad"));

    /** A colour in both schemes. */
    private record Pair(String light, String dark) {}

    private final Map<String, Pair> palette = palette();

    @ParameterizedTest
    @EnumSource
    void gain_loss_warning_and_neutral_are_told_apart(ColourVision eyes) {
        assertThat(PAIRS).allSatisfy(pair -> {
            Pair one = palette.get(pair.getFirst());
            Pair other = palette.get(pair.getLast());
            assertThat(eyes.distance(one.light(), other.light()))
                    .as("%s in light", pair)
                    .isGreaterThan(APART);
            assertThat(eyes.distance(one.dark(), other.dark()))
                    .as("%s in dark", pair)
                    .isGreaterThan(APART);
        });
    }

    @Test
    void each_can_be_read_wherever_it_is_written() {
        for (String colour : List.of("text", "muted", "brand", "gain", "loss", "good", "warn", "bad")) {
            for (String ground : List.of("ground", "surface", "raised")) {
                Pair on = palette.get(ground);
                assertThat(ColourVision.contrast(palette.get(colour).light(), on.light()))
                        .as("%s on %s in light", colour, ground)
                        .isGreaterThan(READABLE);
                assertThat(ColourVision.contrast(palette.get(colour).dark(), on.dark()))
                        .as("%s on %s in dark", colour, ground)
                        .isGreaterThan(READABLE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void white_looks_white_to_everybody(ColourVision eyes) {
        assertThat(eyes.ofWhite()).satisfies(white -> {
            assertThat(white[0]).isCloseTo(1, within(0.001));
            assertThat(white[1]).isCloseTo(1, within(0.001));
            assertThat(white[2]).isCloseTo(1, within(0.001));
        });
    }

    private static Map<String, Pair> palette() {
        try {
            return COLOUR.matcher(Files.readString(SHEET))
                    .results()
                    .collect(Collectors.toMap(
                            found -> found.group(1), found -> new Pair(found.group(2), found.group(3))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
