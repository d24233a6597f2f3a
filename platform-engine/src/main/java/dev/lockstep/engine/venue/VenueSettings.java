package dev.lockstep.engine.venue;

/**
 * How the venue behaves.
 *
 * @param seed of everything that looks random
 * @param fees commissions
 * @param limits what one account may have at the whole venue
 */
public record VenueSettings(long seed, VenueFees fees, ExchangeLimits limits) {
    public static VenueSettings ofSeed(long seed) {
        return new VenueSettings(seed, VenueFees.STANDARD, ExchangeLimits.USUAL);
    }
}
