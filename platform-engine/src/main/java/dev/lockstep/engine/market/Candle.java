package dev.lockstep.engine.market;

import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import java.time.Instant;

/**
 * One closed period of an instrument's trading. Whether its numbers make sense is the {@link CandleContract}'s
 * business.
 *
 * @param instrument what was traded
 * @param timeframe how long the period was
 * @param openTime first instant of the period, market time
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume base quantity traded
 */
public record Candle(
        Instrument instrument,
        Timeframe timeframe,
        Instant openTime,
        Price open,
        Price high,
        Price low,
        Price close,
        Quantity volume) {
    /** First instant after the period; the market clock's reading once this candle is known. */
    public Instant closeTime() {
        return openTime.plus(timeframe.length());
    }
}
