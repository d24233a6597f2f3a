package dev.lockstep.engine.venue;

import java.math.BigDecimal;

/**
 * The filters on one order's price and size in which Binance's symbols differ, and in which of two forms they come.
 *
 * @param bids where a purchase's price may lie
 * @param asks where a sale's price may lie
 * @param bySide whether that is {@code PERCENT_PRICE_BY_SIDE}; else {@code PERCENT_PRICE}, the same band for both
 * @param notional whether price × quantity is bounded by {@code NOTIONAL}; else by {@code MIN_NOTIONAL}, from below
 *     only
 * @param minQuantity smallest quantity, zero where it is the step ({@code LOT_SIZE})
 * @param marketMin smallest quantity of a market order, zero for no bound ({@code MARKET_LOT_SIZE})
 * @param marketStep of what a market order's quantity is a multiple, zero for no bound
 */
public record SymbolBounds(
        PriceBand bids,
        PriceBand asks,
        boolean bySide,
        boolean notional,
        BigDecimal minQuantity,
        BigDecimal marketMin,
        BigDecimal marketStep) {
    /** What Binance has for its large symbols. */
    public static final SymbolBounds USUAL =
            new SymbolBounds(PriceBand.USUAL, PriceBand.USUAL, true, true, Amount.ZERO, Amount.ZERO, Amount.ZERO);

    public SymbolBounds {
        if (!bySide && !bids.equals(asks)) {
            throw new IllegalArgumentException("PERCENT_PRICE has one band, not " + bids + " and " + asks);
        }
    }

    /**
     * Where a price may lie round the average of the last five minutes.
     *
     * @param up at most this many times the average
     * @param down at least this many times the average
     */
    public record PriceBand(BigDecimal up, BigDecimal down) {
        static final PriceBand USUAL = new PriceBand(new BigDecimal("5"), new BigDecimal("0.2"));

        boolean holds(BigDecimal price, BigDecimal average) {
            return price.compareTo(average.multiply(up)) <= 0 && price.compareTo(average.multiply(down)) >= 0;
        }
    }
}
