package dev.lockstep.engine.gateway.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Timeframe;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** When a market connection is kept, shared or opened anew. */
@Tag("server")
class BinanceConnectionTest extends MarketScene {
    @Test
    void a_connected_stream_that_falls_silent_is_opened_anew() {
        // given: the first connection answers nothing, not even pings
        AtomicInteger connections = new AtomicInteger();
        try (FakeVenue deaf = FakeVenue.deaf()) {
            deaf.talks((in, out) -> connections.getAndIncrement() == 0
                    ? Mono.never()
                    : out.sendString(Flux.just(event(1, true))).neverComplete());

            // when, then
            StepVerifier.create(data(Fixture.settings(deaf.http(), deaf.ws("/ws-api/v3")))
                            .candles(Fixture.BTCUSDT, Timeframe.M1)
                            .take(1))
                    .expectNextCount(1)
                    .expectComplete()
                    .verify(LONG);
            assertThat(connections).hasValue(2);
        }
    }

    @Test
    void a_quiet_stream_whose_venue_answers_pings_is_left_alone() {
        // given: nothing for three idle times, then a candle
        AtomicInteger connections = new AtomicInteger();
        fake.talks((in, out) -> {
            connections.incrementAndGet();
            Mono<String> late = Mono.delay(Duration.ofMillis(1200)).map(tick -> event(1, true));
            return Flux.merge(in.receive().then(), out.sendString(late).neverComplete())
                    .then();
        });

        // when, then
        StepVerifier.create(data.candles(Fixture.BTCUSDT, Timeframe.M1).take(1))
                .expectNextCount(1)
                .expectComplete()
                .verify(LONG);
        assertThat(connections).hasValue(1);
    }

    @Test
    void two_listeners_share_one_connection() {
        // given
        AtomicInteger connections = new AtomicInteger();
        fake.talks((in, out) -> {
            connections.incrementAndGet();
            return out.sendString(Flux.just(event(1, true)).delaySubscription(Duration.ofMillis(200)))
                    .neverComplete();
        });
        Flux<Candle> candles = data.candles(Fixture.BTCUSDT, Timeframe.M1).take(1);

        // when, then
        StepVerifier.create(Flux.merge(candles, candles))
                .expectNextCount(2)
                .expectComplete()
                .verify(LONG);
        assertThat(connections).hasValue(1);
    }

    @Test
    void the_venues_announcement_of_a_shutdown_is_followed_at_once() {
        // given
        AtomicInteger connections = new AtomicInteger();
        fake.talks((in, out) -> connections.getAndIncrement() == 0
                ? out.sendString(Flux.just("{\"e\":\"serverShutdown\",\"E\":1770123456789}"))
                        .neverComplete()
                : out.sendString(Flux.just(event(1, true))).neverComplete());

        // when, then
        StepVerifier.create(data.candles(Fixture.BTCUSDT, Timeframe.M1).take(1))
                .expectNextCount(1)
                .expectComplete()
                .verify(LONG);
    }
}
