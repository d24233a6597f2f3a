package dev.lockstep.api.candle;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Timeframe;

/**
 * Which candles.
 *
 * @param venue where
 * @param symbol the venue's spelling
 * @param timeframe how long each is
 */
public record SeriesKey(String venue, String symbol, Timeframe timeframe) {
    public static SeriesKey of(Candle candle) {
        return new SeriesKey(
                candle.instrument().venue().name(), candle.instrument().symbol(), candle.timeframe());
    }
}
