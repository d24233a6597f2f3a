package dev.lockstep.engine.strategy;

import dev.lockstep.engine.market.Candle;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One strategy on one series: the evaluator, how far it is, and its last words for those who come a little later. */
final class SignalLine {
    private static final int REMEMBERED = 64;

    private final StrategySpec spec;
    private final Evaluators evaluators;
    private final NavigableMap<Instant, Signal> said = new TreeMap<>();
    private @Nullable Evaluator evaluator;
    private @Nullable Candle last;

    SignalLine(StrategySpec spec, Evaluators evaluators) {
        this.spec = spec;
        this.evaluators = evaluators;
    }

    /** The signal, where it is known or follows directly; null where history is needed first. */
    synchronized @Nullable Signal advanced(Candle candle) {
        if (last == null || evaluator == null) {
            return null;
        }
        if (!candle.openTime().isAfter(last.openTime())) {
            return remembered(candle);
        }
        return candle.openTime().equals(last.closeTime()) ? feed(evaluator, candle) : null;
    }

    /** The signal after a fresh start from {@code history}, of which what is not before the candle is left out. */
    synchronized Signal warmed(List<Candle> history, Candle candle) {
        if (last != null && !candle.openTime().isAfter(last.openTime())) {
            return remembered(candle);
        }
        Evaluator fresh = evaluators.start(spec);
        history.stream()
                .filter(past -> past.openTime().isBefore(candle.openTime()))
                .forEach(past -> remember(fresh.next(past)));
        evaluator = fresh;
        return feed(fresh, candle);
    }

    private Signal feed(Evaluator from, Candle candle) {
        Signal signal = from.next(candle);
        last = candle;
        remember(signal);
        return signal;
    }

    private void remember(Signal signal) {
        said.put(signal.candle().openTime(), signal);
        while (said.size() > REMEMBERED) {
            said.pollFirstEntry();
        }
    }

    private Signal remembered(Candle candle) {
        Signal known = said.get(candle.openTime());
        return known != null ? known : new Signal.Hold(spec, candle, List.of("the series has moved on since"));
    }
}
