package dev.lockstep.engine.market;

import dev.lockstep.engine.money.Asset;

/**
 * What is traded where.
 *
 * @param venue the trading place
 * @param symbol the venue's own spelling: {@code BTCUSDT}
 * @param base what is bought and sold
 * @param quote what it is paid in
 */
public record Instrument(Venue venue, String symbol, Asset base, Asset quote) {
    public Instrument {
        if (symbol.isBlank() || symbol.length() > 40) {
            throw new IllegalArgumentException("symbol must have 1 to 40 characters: " + symbol);
        }
        if (base.equals(quote)) {
            throw new IllegalArgumentException("base and quote are both " + base);
        }
    }

    @Override
    public String toString() {
        return venue + ":" + symbol;
    }
}
