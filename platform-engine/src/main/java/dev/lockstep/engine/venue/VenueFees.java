package dev.lockstep.engine.venue;

import java.math.BigDecimal;

/**
 * What the venue takes, as a share of the received asset.
 *
 * @param maker of orders that rested
 * @param taker of orders that met resting ones
 * @param discount the part an account saves that pays in {@link #DISCOUNT_ASSET}
 */
public record VenueFees(BigDecimal maker, BigDecimal taker, BigDecimal discount) {
    /** What an account may pay its commissions in instead of the received asset. */
    public static final String DISCOUNT_ASSET = "BNB";

    /** Binance's standard rate: a tenth of a percent either way, a quarter less in BNB. */
    public static final VenueFees STANDARD =
            new VenueFees(new BigDecimal("0.001"), new BigDecimal("0.001"), new BigDecimal("0.25"));

    public VenueFees {
        maker = Amount.of(maker);
        taker = Amount.of(taker);
        discount = Amount.of(discount);
        if (!isShare(maker) || !isShare(taker) || !isShare(discount)) {
            throw new IllegalArgumentException("fees are a share from 0 up to 1: " + maker + ", " + taker);
        }
    }

    private static boolean isShare(BigDecimal rate) {
        return rate.signum() >= 0 && rate.compareTo(BigDecimal.ONE) < 0;
    }

    BigDecimal rate(boolean asMaker) {
        return asMaker ? maker : taker;
    }

    BigDecimal discounted(boolean asMaker) {
        return rate(asMaker).multiply(BigDecimal.ONE.subtract(discount));
    }
}
