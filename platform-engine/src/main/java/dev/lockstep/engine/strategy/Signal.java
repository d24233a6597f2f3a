package dev.lockstep.engine.strategy;

import dev.lockstep.engine.market.Candle;
import java.util.List;

/** What a strategy says after a closed candle, with its reasons in plain words and numbers. */
public sealed interface Signal {
    StrategySpec strategy();

    Candle candle();

    List<String> reasons();

    /** Buy, if the profile's guards allow. */
    record Enter(StrategySpec strategy, Candle candle, List<String> reasons) implements Signal {}

    /** Leave, if the profile holds something. */
    record Exit(StrategySpec strategy, Candle candle, List<String> reasons) implements Signal {}

    /** Nothing to do, and why. */
    record Hold(StrategySpec strategy, Candle candle, List<String> reasons) implements Signal {}

    /** The signal's own key: the same strategy says the same thing about the same candle only once. */
    default String key() {
        String says = switch (this) {
            case Enter enter -> "enter";
            case Exit exit -> "exit";
            case Hold hold -> "hold";
        };
        Candle candle = candle();
        return strategy().text() + "|" + candle.instrument() + "|" + candle.timeframe() + "|"
                + candle.openTime().toEpochMilli() + "|" + says;
    }
}
