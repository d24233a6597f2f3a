package dev.lockstep.engine.runtime;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.CandleFeed;
import dev.lockstep.engine.market.MarketClocks;
import dev.lockstep.engine.market.Marks;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Hands the installation's candles to every tenant's trading loop in this process. A loop that is too slow loses the
 * oldest candles of its own queue; its strategies find them again in the venue's history.
 */
public final class CandleHub {
    private static final int QUEUE = 256;

    private final CandleFeed feed;
    private final MarketClocks clocks;
    private final Marks marks;
    private final CandleWatch watch;
    private final Sinks.Many<Candle> sink = Sinks.many().multicast().directBestEffort();

    public CandleHub(CandleFeed feed, MarketClocks clocks, Marks marks, CandleWatch watch) {
        this.feed = feed;
        this.clocks = clocks;
        this.marks = marks;
        this.watch = watch;
    }

    /** Carries candles from the feed for as long as someone listens to it. */
    public Mono<Void> run() {
        return feed.candles()
                .doOnNext(clocks::seen)
                .doOnNext(marks::seen)
                .doOnNext(watch::heard)
                .doOnNext(candle -> sink.emitNext(candle, Sinks.EmitFailureHandler.FAIL_FAST))
                .then();
    }

    Flux<Candle> candles() {
        return sink.asFlux().onBackpressureBuffer(QUEUE, dropped -> {}, BufferOverflowStrategy.DROP_OLDEST);
    }
}
