package dev.lockstep.engine.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.problem.DataContractError;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("smoke")
class CandleContractTest {
    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");

    @Test
    void a_sound_candle_passes_as_it_is() {
        Candle candle = candle(NINE, "10", "12", "9", "11");

        assertThat(CandleContract.check(candle, candle(NINE.minusSeconds(60), "10", "10", "10", "10"), "row 2"))
                .isSameAs(candle);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 9, 11, 10, high is below low",
        "13, 12, 9, 11, open is outside low..high",
        "10, 12, 9, 8, close is outside low..high",
    })
    void a_candle_whose_prices_contradict_each_other_is_refused_with_its_row(
            String open, String high, String low, String close, String rule) {
        assertThatThrownBy(() -> CandleContract.check(candle(NINE, open, high, low, close), null, "row 17"))
                .isInstanceOfSatisfying(DataContractError.class, error -> {
                    assertThat(error.code()).isEqualTo("candle_contract");
                    assertThat(error.context()).containsEntry("row", "row 17").containsEntry("rule", rule);
                });
    }

    @Test
    void a_candle_off_the_grid_is_refused() {
        assertThatThrownBy(() -> CandleContract.check(candle(NINE.plusSeconds(7), "1", "1", "1", "1"), null, "row 1"))
                .hasMessageContaining("not a multiple of 1m");
    }

    @Test
    void a_candle_that_is_not_later_than_the_one_before_is_refused() {
        Candle candle = candle(NINE, "1", "1", "1", "1");

        assertThatThrownBy(() -> CandleContract.check(candle, candle, "row 2")).hasMessageContaining("not later");
    }

    @Test
    void a_gap_is_counted_not_refused() {
        Candle before = candle(NINE, "1", "1", "1", "1");
        Candle after = candle(NINE.plusSeconds(300), "1", "1", "1", "1");

        assertThat(CandleContract.check(after, before, "row 2")).isSameAs(after);
        assertThat(CandleContract.gapBefore(after, before)).isEqualTo(4);
    }

    private static Candle candle(Instant openTime, String open, String high, String low, String close) {
        Instrument instrument = new Instrument(new Venue("binance"), "BTCUSDT", Asset.of("BTC"), Asset.of("USDT"));
        return new Candle(
                instrument,
                Timeframe.M1,
                openTime,
                Price.of(open, "USDT"),
                Price.of(high, "USDT"),
                Price.of(low, "USDT"),
                Price.of(close, "USDT"),
                Quantity.of("1", "BTC"));
    }
}
