package dev.lockstep.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.feed.FeedState;
import dev.lockstep.engine.lease.FencingToken;
import dev.lockstep.engine.lease.Lease;
import dev.lockstep.engine.lease.LeaseKeeper;
import dev.lockstep.engine.lease.LeaseKey;
import dev.lockstep.engine.lease.Leases;
import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.CandleFeed;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.MarketData;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The feed of one series between the venue's history and its stream. */
class MarketFeedTest {
    private static final Instant NOON = Samples.NOON;

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final List<Instant> published = new ArrayList<>();
    private final Market market = new Market();
    private final OneTenant tenants = new OneTenant();

    @BeforeEach
    void three_candles_have_closed() {
        market.close(0);
        market.close(1);
        market.close(2);
    }

    @Test
    void a_candle_that_closes_between_the_question_and_the_stream_is_not_missed() {
        market.beforeAnswer = () -> market.stream(3);

        run();

        assertThat(published).containsExactly(minute(2), minute(3));
    }

    @Test
    void a_candle_that_closes_before_the_stream_is_up_is_found_by_the_next_question() {
        run();
        market.close(3);

        time.advanceTimeBy(Duration.ofSeconds(3));

        assertThat(published).containsExactly(minute(2), minute(3));
    }

    @Test
    void what_neither_brought_is_fetched_before_the_next_candle_is_handed_on() {
        run();
        time.advanceTimeBy(Duration.ofMinutes(1));
        market.close(3);
        market.close(4);

        market.stream(5);

        assertThat(published).containsExactly(minute(2), minute(3), minute(4), minute(5));
    }

    @Test
    void a_candle_that_comes_from_both_is_published_once_and_never_after_a_later_one() {
        run();
        market.stream(3);
        market.stream(3);
        market.stream(2);

        time.advanceTimeBy(Duration.ofMinutes(1));

        assertThat(published).containsExactly(minute(2), minute(3));
    }

    @Test
    void a_look_that_fails_at_the_start_is_made_again() {
        tenants.outOfReach = true;
        run();

        tenants.outOfReach = false;
        time.advanceTimeBy(Duration.ofSeconds(10));
        market.stream(3);

        assertThat(published).containsExactly(minute(2), minute(3));
    }

    @Test
    void a_look_that_fails_later_ends_nothing_that_is_carried() {
        run();

        tenants.outOfReach = true;
        time.advanceTimeBy(Duration.ofMinutes(1));
        market.stream(3);

        assertThat(published).containsExactly(minute(2), minute(3));
    }

    private void run() {
        CandleWatch watch = new CandleWatch(() -> NOON);
        MarketFeed feed =
                new MarketFeed(tenants, new OneProfile(), market, new Published(), keeper(), watch, settings(), time);
        feed.run().subscribe();
        time.advanceTimeBy(Duration.ofMillis(10));
    }

    private LeaseKeeper keeper() {
        return new LeaseKeeper(new Granted(), Duration.ofSeconds(4), time);
    }

    private static RuntimeSettings settings() {
        return RuntimeFixture.settings("engine-1");
    }

    private static Instant minute(int n) {
        return NOON.plusSeconds(60L * n);
    }

    /** A venue whose history and stream the test moves apart. */
    private static final class Market implements MarketData {
        private final List<Candle> closed = new ArrayList<>();
        private final Sinks.Many<Candle> stream = Sinks.many().multicast().directBestEffort();
        private Runnable beforeAnswer = () -> {};

        void close(int n) {
            closed.add(Samples.candle(minute(n), "60000"));
        }

        void stream(int n) {
            Candle candle = Samples.candle(minute(n), "60000");
            if (!closed.contains(candle)) {
                closed.add(candle);
            }
            stream.emitNext(candle, Sinks.EmitFailureHandler.FAIL_FAST);
        }

        @Override
        public Flux<Candle> candles(Instrument instrument, Timeframe timeframe) {
            return stream.asFlux();
        }

        @Override
        public Mono<List<Candle>> recent(Instrument instrument, Timeframe timeframe, int limit) {
            return Mono.fromSupplier(() -> {
                List<Candle> answer = List.copyOf(closed.subList(Math.max(0, closed.size() - limit), closed.size()));
                Runnable meanwhile = beforeAnswer;
                beforeAnswer = () -> {};
                meanwhile.run();
                return answer;
            });
        }

        @Override
        public Flux<Price> prices(Instrument instrument) {
            return Flux.never();
        }

        @Override
        public Mono<Price> price(Instrument instrument) {
            return Mono.never();
        }

        @Override
        public Mono<SymbolRules> rules(Venue venue, String symbol) {
            return Mono.just(Samples.rules());
        }
    }

    private final class Published implements CandleFeed {
        @Override
        public Mono<Void> publish(Candle candle) {
            return Mono.fromRunnable(() -> published.add(candle.openTime()));
        }

        @Override
        public Flux<Candle> candles() {
            return Flux.never();
        }

        @Override
        public FeedState state() {
            return new FeedState(true, null);
        }
    }

    private static final class Granted implements Leases {
        @Override
        public Mono<Lease> acquire(LeaseKey key, String owner, Duration ttl) {
            return Mono.just(new Lease(key, owner, new FencingToken(1), NOON));
        }

        @Override
        public Mono<Lease> renew(Lease lease, Duration ttl) {
            return Mono.just(lease);
        }

        @Override
        public Mono<Void> release(Lease lease) {
            return Mono.empty();
        }
    }
}
