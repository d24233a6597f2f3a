package dev.lockstep.engine.venue;

import dev.lockstep.engine.market.Timeframe;
import java.math.BigDecimal;

/**
 * One period of the market with everything Binance's klines show. Amounts are whole hundred-millionths, so that months
 * of bars stay small.
 *
 * @param openTime market time in milliseconds
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume base volume
 * @param quoteVolume quote volume
 * @param trades number of trades
 * @param takerBase base volume bought by takers
 * @param takerQuote quote volume bought by takers
 * @param firstTrade id of the first public trade, -1 where the bar was not traded here
 * @param lastTrade id of the last public trade, or -1
 */
public record Bar(
        long openTime,
        long open,
        long high,
        long low,
        long close,
        long volume,
        long quoteVolume,
        long trades,
        long takerBase,
        long takerQuote,
        long firstTrade,
        long lastTrade) {
    /** A period in which nothing has traded yet. */
    static Bar empty(long openTime, long price) {
        return new Bar(openTime, price, price, price, price, 0, 0, 0, 0, 0, -1, -1);
    }

    public long closeTime(Timeframe timeframe) {
        return openTime + timeframe.length().toMillis() - 1;
    }

    public BigDecimal lastPrice() {
        return Amount.ofE8(close);
    }

    /** This bar followed by a later one of the same, larger period. */
    public Bar and(Bar later) {
        return new Bar(
                openTime,
                open,
                Math.max(high, later.high),
                Math.min(low, later.low),
                later.close,
                volume + later.volume,
                quoteVolume + later.quoteVolume,
                trades + later.trades,
                takerBase + later.takerBase,
                takerQuote + later.takerQuote,
                firstTrade < 0 ? later.firstTrade : firstTrade,
                later.lastTrade < 0 ? lastTrade : later.lastTrade);
    }

    Bar startingAt(long time) {
        return new Bar(
                time,
                open,
                high,
                low,
                close,
                volume,
                quoteVolume,
                trades,
                takerBase,
                takerQuote,
                firstTrade,
                lastTrade);
    }

    /** The finished bar as the source has it, with the trade ids this venue gave while playing it. */
    Bar tradedAs(Bar played) {
        return new Bar(
                openTime,
                open,
                high,
                low,
                close,
                volume,
                quoteVolume,
                trades,
                takerBase,
                takerQuote,
                played.firstTrade,
                played.lastTrade);
    }
}
