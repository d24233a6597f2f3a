package dev.lockstep.engine.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.problem.DataContractError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceSourceTest {
    private static final String ROWS = """
            1618951320000,56738.76,56840.3,56733.23,56813.98,50.9752,1618951379999,,,,,
            1618951380000,56813.98,56813.98,56755.41,56777,42.089461,1618951439999,,,,,
            1618951440000,56777,56839.95,56775.78,56833.57,49.644513,1618951499999,,,,,
            1618951500000,56833.57,56839.95,56775.78,56833.57,49.644513,1618951559999,,,,,
            """;

    @TempDir
    private Path folder;

    @Test
    @Tag("smoke")
    void the_same_seed_generates_the_same_market_and_another_seed_another_one() {
        assertThat(bars(7, 200)).isEqualTo(bars(7, 200)).isNotEqualTo(bars(8, 200));
    }

    @Test
    void generated_bars_keep_the_candle_contract_and_stay_near_where_they_began() {
        for (long seed = 1; seed <= 5; seed++) {
            for (Bar bar : bars(seed, 50_000)) {
                assertThat(bar.low()).isPositive().isLessThanOrEqualTo(Math.min(bar.open(), bar.close()));
                assertThat(bar.high()).isGreaterThanOrEqualTo(Math.max(bar.open(), bar.close()));
                assertThat(bar.close()).isBetween(VenueFixture.price("30000"), VenueFixture.price("100000"));
            }
        }
    }

    @Test
    void a_trend_follower_finds_an_entry_within_ninety_bars_in_nineteen_of_twenty_cases() {
        for (long seed : List.of(1L, 7L, 42L, 2026L)) {
            List<Long> waits = Crossings.waits(bars(seed, 35_000), 9, 21);
            assertThat(waits.get(waits.size() / 2)).as("seed " + seed).isLessThanOrEqualTo(45);
            assertThat(waits.get(waits.size() * 19 / 20)).as("seed " + seed).isLessThanOrEqualTo(90);
            assertThat(waits.getLast()).as("seed " + seed).isLessThanOrEqualTo(180);
        }
    }

    @Test
    @Tag("smoke")
    void a_bar_is_played_from_its_open_over_both_extremes_to_its_close() {
        Bar bar = bars(7, 1).getFirst();
        List<Long> path = new ArrayList<>();
        for (int step = 0; step < CandlePath.STEPS; step++) {
            path.add(CandlePath.at(bar, step, 1_000_000));
        }

        assertThat(path).startsWith(bar.open()).endsWith(bar.close()).contains(bar.high(), bar.low());
        assertThat(path).allMatch(price -> price >= bar.low() && price <= bar.high());
    }

    @Test
    void plain_and_zipped_files_in_milliseconds_and_microseconds_read_alike() throws IOException {
        Path plain = write("BTCUSDT-1m-a.csv", ROWS);
        Path micros = write("BTCUSDT-1m-b.csv", ROWS.replaceAll("(?m)^(\\d{13})", "$1000"));
        Path zipped = folder.resolve("BTCUSDT-1m-c.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(ROWS.getBytes(StandardCharsets.UTF_8));
        }

        List<Bar> expected = all(KlineCsv.read(plain));

        assertThat(expected).hasSize(4);
        assertThat(all(KlineCsv.read(micros))).isEqualTo(expected);
        assertThat(all(KlineCsv.read(zipped))).isEqualTo(expected);
        assertThat(KlineCsv.read(plain).timeframe()).isEqualTo(Timeframe.M1);
    }

    @Test
    void a_bad_row_is_named_with_its_reason() throws IOException {
        refused(ROWS.replace("56733.23", "56999"), "row 1", "high is below low");
        refused(ROWS.replace("56733.23", "56800"), "row 1", "open is outside low..high");
        refused(ROWS.replace("1618951440000", "1618951380000"), "row 3", "not later");
        refused(ROWS.replace("56755.41", "x"), "row 2", "column 4 is not a number: \"x\"");
        refused(ROWS.replace("1618951440000", "1618951440007"), "row 3", "not a multiple of 1m");
        refused(ROWS.replace("56777,42.089461", ",42.089461"), "row 2", "column 5 is empty");
        refused("1,2,3\n", "row 1", "3 columns");
    }

    private void refused(String rows, String... parts) throws IOException {
        Path file = write("BTCUSDT-1m-bad.csv", rows);
        assertThatThrownBy(() -> KlineCsv.read(file))
                .isInstanceOf(DataContractError.class)
                .message()
                .contains("BTCUSDT-1m-bad.csv")
                .contains(parts);
    }

    private Path write(String name, String rows) throws IOException {
        return Files.writeString(folder.resolve(name), rows);
    }

    private static List<Bar> bars(long seed, int count) {
        GeneratedPrices source = new GeneratedPrices(SymbolListing.of("BTCUSDT"), seed);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bars.add(source.next());
        }
        return bars;
    }

    private static List<Bar> all(PriceSource source) {
        List<Bar> bars = new ArrayList<>();
        for (Bar bar = source.next(); bar != null; bar = source.next()) {
            bars.add(bar);
        }
        return bars;
    }
}
