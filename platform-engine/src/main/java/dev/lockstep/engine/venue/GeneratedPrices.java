package dev.lockstep.engine.venue;

import dev.lockstep.engine.market.Timeframe;
import java.util.Map;

/**
 * One-minute bars made from a seed: trends, ranges, gaps and crashes follow each other every twenty to forty bars, so
 * that trend followers and mean reverters both find entries within the hour. Whole ticks only, no floating point.
 */
public final class GeneratedPrices implements PriceSource {
    /** Enough for 500 hourly candles. */
    public static final int HISTORY = 30_000;

    private static final long FIRST_OPEN = 1_767_225_600_000L - HISTORY * 60_000L; // the market opens 2026-01-01 UTC
    private static final long MILLION = 1_000_000;
    private static final Map<String, String> START = Map.of(
            "BTCUSDT", "60000",
            "ETHUSDT", "3000",
            "BNBUSDT", "600",
            "SOLUSDT", "150",
            "XRPUSDT", "2",
            "DOGEUSDT", "0.2");

    private final SymbolListing listing;
    private final Seeded seeded;
    private final Regimes regimes;
    private final long tick;
    private final long anchor;
    private long price;
    private long openTime = FIRST_OPEN;

    public GeneratedPrices(SymbolListing listing, long seed) {
        this.listing = listing;
        this.tick = Amount.toE8(listing.tick());
        this.anchor = Amount.toE8(Amount.of(START.getOrDefault(listing.symbol(), "10"))) / tick;
        this.price = anchor;
        this.seeded = new Seeded(seed, listing.symbol().hashCode());
        this.regimes = new Regimes(seeded);
    }

    @Override
    public SymbolListing listing() {
        return listing;
    }

    @Override
    public Timeframe timeframe() {
        return Timeframe.M1;
    }

    @Override
    public int history() {
        return HISTORY;
    }

    @Override
    public Bar next() {
        Regimes.Move move = regimes.next((price - anchor) * 1000 / anchor);
        long open = moved(price, move.gap());
        long close = moved(open, move.drift() + noise(move.noise()));
        long high = Math.max(open, close) + wick(open);
        long low = Math.max(1, Math.min(open, close) - wick(open));
        Bar bar = bar(open, high, low, close);
        price = close;
        openTime += Timeframe.M1.length().toMillis();
        return bar;
    }

    private Bar bar(long open, long high, long low, long close) {
        long turnover = seeded.between(150_000, 900_000) * (1 + Math.abs(close - open) * 1000 / open);
        long middle = (open + close) / 2 * tick;
        long step = Amount.toE8(listing.step());
        long hundredMillion = 100_000_000L;
        long volume = Math.max(1, turnover * hundredMillion / step * MILLION / (middle / 100)) * step;
        long quote = turnover * hundredMillion;
        long bought = seeded.between(35, 65);
        return new Bar(
                openTime,
                open * tick,
                high * tick,
                low * tick,
                close * tick,
                volume,
                quote,
                CandlePath.STEPS,
                volume / step * bought / 100 * step,
                quote / 100 * bought,
                -1,
                -1);
    }

    private long noise(long size) {
        return seeded.between(-size, size) + seeded.between(-size, size);
    }

    private long wick(long around) {
        return around * seeded.between(0, 250) / MILLION;
    }

    private static long moved(long ticks, long ppm) {
        return Math.max(20, ticks + ticks * ppm / MILLION);
    }
}
