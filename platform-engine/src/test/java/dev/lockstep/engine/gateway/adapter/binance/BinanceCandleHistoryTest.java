package dev.lockstep.engine.gateway.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.problem.DataContractError;
import dev.lockstep.engine.problem.InvalidRequest;
import dev.lockstep.engine.problem.ProviderError;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Candles that were asked for. */
@Tag("server")
class BinanceCandleHistoryTest extends MarketScene {
    @Test
    void the_candle_still_forming_is_not_among_the_recent_ones() {
        // given: minutes 0 to 3 of the present hour's grid, the last one open now
        long now = Timeframe.M1.openOf(Instant.now()).getEpochSecond() / 60;
        fake.on(KLINES, request -> FakeVenue.json(200, rows(now - 3, now)));

        // when
        List<Candle> candles = data.recent(Fixture.BTCUSDT, Timeframe.M1, 3).block();

        // then
        assertThat(minutes(candles)).containsExactly(now - 3, now - 2, now - 1);
        assertThat(fake.seen(KLINES).getFirst().query()).isEqualTo("symbol=BTCUSDT&interval=1m&limit=4");
        assertThat(clock.now()).isEqualTo(candles.getLast().closeTime());
    }

    @Test
    void a_row_that_breaks_the_contract_is_named() {
        // given: high below low in the second row
        fake.on(
                KLINES,
                request -> FakeVenue.json(
                        200, "[" + row(1, "10", "11", "9", "10") + "," + row(2, "10", "9", "11", "10") + "]"));

        // when, then
        StepVerifier.create(data.recent(Fixture.BTCUSDT, Timeframe.M1, 3))
                .expectErrorSatisfies(e -> assertThat(e)
                        .isInstanceOfSatisfying(
                                DataContractError.class,
                                problem -> assertThat(problem.context())
                                        .containsEntry("row", "binance:BTCUSDT klines row 1")))
                .verify(LONG);
    }

    @Test
    void a_price_of_zero_and_a_number_in_words_are_no_usable_answer() {
        fake.on(KLINES, request -> FakeVenue.json(200, "[" + row(1, "0", "0", "0", "0") + "]"));
        StepVerifier.create(data.recent(Fixture.BTCUSDT, Timeframe.M1, 3))
                .expectError(ProviderError.class)
                .verify(LONG);

        fake.on(KLINES, request -> FakeVenue.json(200, "[" + row(1, "ten", "11", "9", "10") + "]"));
        StepVerifier.create(data.recent(Fixture.BTCUSDT, Timeframe.M1, 3))
                .expectError(ProviderError.class)
                .verify(LONG);
    }

    @Test
    void more_candles_than_the_venue_gives_at_once_are_refused() {
        StepVerifier.create(data.recent(Fixture.BTCUSDT, Timeframe.M1, 1000))
                .expectError(InvalidRequest.class)
                .verify(LONG);
    }
}
