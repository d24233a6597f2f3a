package dev.lockstep.engine.runtime;

import dev.lockstep.engine.market.Candle;
import reactor.core.publisher.Mono;

/** Who waits for us to be done with a candle: the simulated venue in lockstep. */
@FunctionalInterface
public interface Pace {
    Mono<Void> done(Candle candle);
}
