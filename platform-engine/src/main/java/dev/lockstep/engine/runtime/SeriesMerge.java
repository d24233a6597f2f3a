package dev.lockstep.engine.runtime;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One series' candles from stream and history, in order and each once; what neither brought is fetched before a later
 * one is handed on. To be asked candle by candle.
 */
final class SeriesMerge {
    private static final int MOST_MISSED = 500;

    private final Timeframe timeframe;
    private final IntFunction<Mono<List<Candle>>> recent;
    private @Nullable Instant last;

    SeriesMerge(Timeframe timeframe, IntFunction<Mono<List<Candle>>> recent) {
        this.timeframe = timeframe;
        this.recent = recent;
    }

    /** What history answered as the last closed one. */
    Flux<Candle> asked(Candle candle) {
        return fresh(Flux.just(candle));
    }

    /** What the stream brought; where it is the first of all, the one before it closed while we began to listen. */
    Flux<Candle> streamed(Candle candle) {
        long missed =
                last == null ? 1 : Duration.between(last, candle.openTime()).dividedBy(timeframe.length()) - 1;
        Flux<Candle> fetched = missed > 0
                ? recent.apply((int) Math.min(missed + 1, MOST_MISSED))
                        .flatMapIterable(found -> found)
                        .filter(found -> found.openTime().isBefore(candle.openTime()))
                : Flux.empty();
        return fresh(fetched.concatWithValues(candle));
    }

    private Flux<Candle> fresh(Flux<Candle> candles) {
        return candles.filter(candle -> last == null || candle.openTime().isAfter(last))
                .doOnNext(candle -> last = candle.openTime());
    }
}
