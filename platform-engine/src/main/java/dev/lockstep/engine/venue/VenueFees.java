package dev.lockstep.engine.venue;

import java.math.BigDecimal;

/**
 * What the venue takes, as a share of the received asset.
 *
 * @param maker of orders that rested
 * @param taker of orders that met resting ones
 */
public record VenueFees(BigDecimal maker, BigDecimal taker) {
    /** Binance's standard rate: a tenth of a percent either way. */
    public static final VenueFees STANDARD = new VenueFees(new BigDecimal("0.001"), new BigDecimal("0.001"));

    public VenueFees {
        maker = Amount.of(maker);
        taker = Amount.of(taker);
        if (maker.signum() < 0 || taker.signum() < 0 || maker.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("fees are a share from 0 up to 1: " + maker + ", " + taker);
        }
    }
}
