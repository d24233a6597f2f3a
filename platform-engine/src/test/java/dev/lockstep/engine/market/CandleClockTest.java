package dev.lockstep.engine.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.problem.ConfigError;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("smoke")
class CandleClockTest {
    private static final Venue LIVE = new Venue("live");
    private static final Venue REPLAYED = new Venue("replayed");

    @Test
    void a_replayed_markets_time_is_the_close_of_its_latest_candle() {
        // given
        CandleClock clock = new CandleClock();
        assertThat(clock.now()).isEqualTo(Instant.EPOCH);

        // when
        clock.seen(candle(REPLAYED, 60));

        // then
        assertThat(clock.now()).isEqualTo(Instant.ofEpochSecond(120));
    }

    @Test
    void market_time_never_runs_backwards() {
        CandleClock clock = new CandleClock();

        clock.seen(candle(REPLAYED, 600));
        clock.seen(candle(REPLAYED, 60));

        assertThat(clock.now()).isEqualTo(Instant.ofEpochSecond(660));
    }

    @Test
    void candles_move_only_the_clock_of_their_own_replayed_venue() {
        // given
        Instant live = Instant.ofEpochSecond(5);
        MarketClocks clocks = new MarketClocks(Map.of(LIVE, () -> live, REPLAYED, new CandleClock()));

        // when
        clocks.seen(candle(LIVE, 600));
        clocks.seen(candle(REPLAYED, 60));

        // then
        assertThat(clocks.of(LIVE).now()).isEqualTo(live);
        assertThat(clocks.of(REPLAYED).now()).isEqualTo(Instant.ofEpochSecond(120));
        assertThatThrownBy(() -> clocks.of(new Venue("nowhere"))).isInstanceOf(ConfigError.class);
    }

    private static Candle candle(Venue venue, long openSecond) {
        Price price = Price.of("10", "USDT");
        Instrument instrument = new Instrument(venue, "BTCUSDT", Asset.of("BTC"), Asset.of("USDT"));
        return new Candle(
                instrument,
                Timeframe.M1,
                Instant.ofEpochSecond(openSecond),
                price,
                price,
                price,
                price,
                Quantity.of("1", "BTC"));
    }
}
