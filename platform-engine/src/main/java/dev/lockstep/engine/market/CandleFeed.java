package dev.lockstep.engine.market;

import dev.lockstep.engine.feed.FeedState;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Closed candles for every process of the installation: the engine that holds a feed's lease publishes, all receive. At
 * least once, in order per instrument and timeframe.
 */
public interface CandleFeed {
    /** Completes when the candle is durable at the broker. */
    Mono<Void> publish(Candle candle);

    /** Every published candle from now on; reconnects by itself. */
    Flux<Candle> candles();

    /** Whether those who listen here hear anything. */
    FeedState state();
}
