package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** That it measures and shows what it claims to; how fast the venue is, is not a test's business. */
@Tag("server")
class VenueBenchCommandTest {
    private static final Pattern CORE =
            Pattern.compile("core: ([\\d,]+) orders/s; floor \\(a sorted map\\) ([\\d,]+)/s; ratio ([\\d.]+)");
    private static final Pattern HTTP = Pattern.compile(
            "http: ([\\d,]+) orders/s over 200 accounts; floor \\(ping\\) ([\\d,]+)/s; ratio ([\\d.]+); refused 0");
    private static final Pattern MEMORY = Pattern.compile("memory: ([\\d,]+) bytes an account with ten orders");

    @Test
    void it_shows_each_figure_beside_the_floor_of_the_same_run() {
        StringWriter said = new StringWriter();

        int exit = new CommandLine(new VenueBenchCommand())
                .setOut(new PrintWriter(said, true))
                .execute("--accounts", "200", "--orders", "2000", "--http-orders", "400");

        assertThat(exit).as(said.toString()).isZero();
        List<String> lines = said.toString().lines().toList();
        assertThat(lines).hasSize(3);
        for (Pattern shown : List.of(CORE, HTTP)) {
            Matcher figures = found(shown, lines);
            double ratio = number(figures, 1) / number(figures, 2);
            assertThat(number(figures, 1)).isPositive();
            assertThat(number(figures, 3)).isPositive().isBetween(ratio * 0.9 - 0.01, ratio * 1.1 + 0.01);
        }
        assertThat(number(found(MEMORY, lines), 1)).isPositive();
    }

    private static Matcher found(Pattern shown, List<String> lines) {
        return lines.stream()
                .map(shown::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow(() -> new AssertionError(shown + " is not in " + lines));
    }

    private static double number(Matcher figures, int group) {
        return Double.parseDouble(figures.group(group).replace(",", ""));
    }
}
