package dev.lockstep.engine.venue;

/**
 * How the venue behaves.
 *
 * @param seed of everything that looks random
 * @param fees commissions
 */
public record VenueSettings(long seed, VenueFees fees) {
    public static VenueSettings ofSeed(long seed) {
        return new VenueSettings(seed, VenueFees.STANDARD);
    }
}
