package dev.lockstep.bench.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Dice of one universe: everything random in it comes from its seed, in the order things happen. Split once, since the
 * dice of neighbouring seeds would otherwise be windows of one and the same sequence.
 */
final class Chance {
    private final SplittableRandom dice;

    Chance(long seed) {
        this.dice = new SplittableRandom(seed).split();
    }

    /** Whether something of this probability, in thousandths, happens. */
    boolean of(int perMille) {
        return perMille > 0 && dice.nextInt(1000) < perMille;
    }

    int below(int bound) {
        return dice.nextInt(bound);
    }

    int between(int least, int most) {
        return least + dice.nextInt(most - least + 1);
    }

    Duration millis(int least, int most) {
        return Duration.ofNanos((least * 1000L + dice.nextLong((most - least + 1) * 1000L)) * 1000);
    }

    <T> T one(List<T> of) {
        return of.get(dice.nextInt(of.size()));
    }
}
