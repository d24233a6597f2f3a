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
    /**
     * A bar another venue played, so without trades of this one.
     *
     * @throws IllegalArgumentException when prices or volumes cannot be those of one bar
     * @throws ArithmeticException when an amount is too large to be kept in hundred-millionths
     */
    public static Bar of(
            long openTime, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, Turnover turnover) {
        boolean isOne = low.signum() > 0
                && low.compareTo(open) <= 0
                && low.compareTo(close) <= 0
                && high.compareTo(open) >= 0
                && high.compareTo(close) >= 0;
        if (!isOne) {
            throw new IllegalArgumentException("open " + open + ", high " + high + ", low " + low + ", close " + close
                    + " are not the prices of one bar");
        }
        return new Bar(
                openTime,
                Amount.toE8(open),
                Amount.toE8(high),
                Amount.toE8(low),
                Amount.toE8(close),
                Amount.toE8(turnover.base()),
                Amount.toE8(turnover.quote()),
                turnover.trades(),
                Amount.toE8(turnover.takerBase()),
                Amount.toE8(turnover.takerQuote()),
                -1,
                -1);
    }

    /**
     * What was traded in a bar.
     *
     * @param base volume
     * @param quote volume
     * @param trades their number
     * @param takerBase base volume bought by takers
     * @param takerQuote quote volume bought by takers
     */
    public record Turnover(
            BigDecimal base, BigDecimal quote, long trades, BigDecimal takerBase, BigDecimal takerQuote) {
        public Turnover {
            boolean isOne = takerBase.signum() >= 0
                    && takerQuote.signum() >= 0
                    && takerBase.compareTo(base) <= 0
                    && takerQuote.compareTo(quote) <= 0
                    && trades >= 0;
            if (!isOne) {
                throw new IllegalArgumentException("volumes " + base + " and " + quote + ", of which takers bought "
                        + takerBase + " and " + takerQuote + " in " + trades + " trades");
            }
        }
    }

    /** A period in which nothing has traded yet. */
    static Bar empty(long openTime, long price) {
        return new Bar(openTime, price, price, price, price, 0, 0, 0, 0, 0, -1, -1);
    }

    /** One trade as the bar it would be alone. */
    static Bar tick(long openTime, long price, long quantity, long quote, boolean sold, long trade) {
        return new Bar(
                openTime,
                price,
                price,
                price,
                price,
                quantity,
                quote,
                1,
                sold ? 0 : quantity,
                sold ? 0 : quote,
                trade,
                trade);
    }

    public long closeTime(Timeframe timeframe) {
        return openTime + timeframe.length().toMillis() - 1;
    }

    public BigDecimal lastPrice() {
        return Amount.ofE8(close);
    }

    /** This bar followed by a later one of the same, larger period; what is too large fails instead of wrapping. */
    public Bar and(Bar later) {
        return new Bar(
                openTime,
                open,
                Math.max(high, later.high),
                Math.min(low, later.low),
                later.close,
                Math.addExact(volume, later.volume),
                Math.addExact(quoteVolume, later.quoteVolume),
                trades + later.trades,
                Math.addExact(takerBase, later.takerBase),
                Math.addExact(takerQuote, later.takerQuote),
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
