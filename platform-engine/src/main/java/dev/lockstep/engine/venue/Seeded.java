package dev.lockstep.engine.venue;

/** Numbers that look random and are the same for the same seed on every machine (SplitMix64, Steele et al. 2014). */
final class Seeded {
    private long state;

    Seeded(long... seeds) {
        long mixed = 0;
        for (long seed : seeds) {
            mixed = mix(mixed + 0x9E3779B97F4A7C15L + seed);
        }
        this.state = mixed;
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    long between(long low, long high) {
        state += 0x9E3779B97F4A7C15L;
        return low + Long.remainderUnsigned(mix(state), high - low + 1);
    }

    private static long mix(long value) {
        long one = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long two = (one ^ (one >>> 27)) * 0x94D049BB133111EBL;
        return two ^ (two >>> 31);
    }
}
