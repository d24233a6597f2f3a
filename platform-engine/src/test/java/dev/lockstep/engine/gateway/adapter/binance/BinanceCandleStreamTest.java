package dev.lockstep.engine.gateway.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Closed candles as they come, without a hole and each once, whatever the connection does. */
@Tag("server")
class BinanceCandleStreamTest extends MarketScene {
    @Test
    void only_closed_candles_come_out_of_the_stream_in_order_and_once() {
        // given
        says(
                event(1, false),
                event(1, true),
                event(2, false),
                event(2, true),
                event(2, true),
                event(1, true),
                event(3, true));

        // when
        Flux<Candle> candles = data.candles(Fixture.BTCUSDT, Timeframe.M1).take(3);

        // then
        StepVerifier.create(candles.collectList())
                .assertNext(found -> assertThat(minutes(found)).containsExactly(1L, 2L, 3L))
                .expectComplete()
                .verify(LONG);
        assertThat(clock.now()).isEqualTo(Instant.ofEpochSecond(4 * 60));
    }

    @Test
    void candles_missed_while_the_connection_was_lost_are_fetched_before_the_next() {
        // given: the first connection ends after minute 1, the second begins inside minute 5
        AtomicInteger connections = new AtomicInteger();
        fake.talks((in, out) -> connections.getAndIncrement() == 0
                ? out.sendString(Flux.just(event(1, true))).then(out.sendClose())
                : out.sendString(Flux.just(event(5, false), event(5, true))).neverComplete());
        fake.on(KLINES, request -> FakeVenue.json(200, rows(2, 4)));

        // when
        Flux<Candle> candles = data.candles(Fixture.BTCUSDT, Timeframe.M1).take(5);

        // then
        StepVerifier.create(candles.collectList())
                .assertNext(found -> assertThat(minutes(found)).containsExactly(1L, 2L, 3L, 4L, 5L))
                .expectComplete()
                .verify(LONG);
        assertThat(fake.seen(KLINES).getFirst().query()).contains("startTime=120000&endTime=299999");
    }

    @Test
    void a_gap_that_cannot_be_fetched_at_once_is_not_skipped() {
        // given: the first question about the gap is refused
        AtomicInteger asked = new AtomicInteger();
        fake.talks((in, out) -> out.sendString(
                        Flux.just(event(1, true), event(3, true)).delayElements(Duration.ofMillis(20)))
                .neverComplete());
        fake.on(
                KLINES,
                request -> asked.getAndIncrement() == 0 ? FakeVenue.json(500, "{}") : FakeVenue.json(200, rows(2, 2)));

        // when
        Flux<Candle> candles = data.candles(Fixture.BTCUSDT, Timeframe.M1).take(3);

        // then
        StepVerifier.create(candles.collectList())
                .assertNext(found -> assertThat(minutes(found)).containsExactly(1L, 2L, 3L))
                .expectComplete()
                .verify(LONG);
    }

    @Test
    void an_outage_of_the_venue_stays_a_gap_and_is_asked_for_once() {
        // given: the venue has nothing for minutes 2 to 4
        says(event(1, true), event(5, false), event(5, false), event(5, true));
        fake.on(KLINES, request -> FakeVenue.json(200, "[]"));

        // when
        Flux<Candle> candles = data.candles(Fixture.BTCUSDT, Timeframe.M1).take(2);

        // then
        StepVerifier.create(candles.collectList())
                .assertNext(found -> assertThat(minutes(found)).containsExactly(1L, 5L))
                .expectComplete()
                .verify(LONG);
        assertThat(fake.seen(KLINES)).hasSize(1);
    }
}
