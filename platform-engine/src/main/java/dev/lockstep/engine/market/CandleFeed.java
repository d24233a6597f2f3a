package dev.lockstep.engine.market;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Closed candles for every engine of the installation: the one that holds a feed's lease publishes, all receive. At
 * least once, in order per instrument and timeframe.
 */
public interface CandleFeed {
    /** Completes when the candle is durable at the broker. */
    Mono<Void> publish(Candle candle);

    /** Every published candle from now on; reconnects by itself. */
    Flux<Candle> candles();
}
