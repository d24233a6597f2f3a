package dev.lockstep.engine.strategy;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.MarketData;
import dev.lockstep.engine.market.Timeframe;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * Evaluates each distinct strategy, instrument and timeframe once per candle, whoever asks and however often. A series
 * that starts, or that has missed a candle, is warmed up from the venue's history first.
 */
public final class SignalBoard {
    private final Evaluators evaluators;
    private final MarketData market;
    private final Map<Key, SignalLine> lines = new ConcurrentHashMap<>();

    public SignalBoard(Evaluators evaluators, MarketData market) {
        this.evaluators = evaluators;
        this.market = market;
    }

    /** What the strategy says after this candle; a {@link Signal.Hold} where the series has moved on for long. */
    public Mono<Signal> signal(StrategySpec spec, Candle candle) {
        return Mono.defer(() -> {
            Key key = new Key(spec, candle.instrument(), candle.timeframe());
            SignalLine line = lines.computeIfAbsent(key, missing -> new SignalLine(spec, evaluators));
            Signal known = line.advanced(candle);
            return known != null ? Mono.just(known) : warmed(spec, candle, line);
        });
    }

    private Mono<Signal> warmed(StrategySpec spec, Candle candle, SignalLine line) {
        return market.recent(candle.instrument(), candle.timeframe(), StrategyCatalog.warmUp(spec))
                .map(history -> line.warmed(history, candle));
    }

    private record Key(StrategySpec spec, Instrument instrument, Timeframe timeframe) {}
}
