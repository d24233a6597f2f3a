package dev.lockstep.engine.strategy;

import dev.lockstep.engine.market.Candle;

/** One strategy on one instrument, fed candle by candle; remembers what it needs and no more. Not for two threads. */
@FunctionalInterface
public interface Evaluator {
    /** What the strategy says after this candle, which must follow the one before. */
    Signal next(Candle candle);
}
