package dev.lockstep.engine.venue;

/** The moods of a generated market: how each bar moves, in millionths of the price. */
final class Regimes {
    /**
     * What the next bar does.
     *
     * @param gap jump from the last close to the open
     * @param drift from open to close
     * @param noise added to the drift, either way
     */
    record Move(long gap, long drift, long noise) {}

    private static final long FAR = 120; // thousandths away from the start price: time to turn back

    private final Seeded seeded;
    private long left;
    private long gap;
    private long drift;
    private long noise;
    private long swing;
    private int direction = 1;
    private int home;

    Regimes(Seeded seeded) {
        this.seeded = seeded;
    }

    /** @param distance of the price from where it started, in thousandths; far away it is pulled back */
    Move next(long distance) {
        if (left == 0) {
            choose(distance);
        }
        left--;
        long jump = gap;
        gap = 0;
        return new Move(jump, swing == 0 ? drift : wave(), noise);
    }

    private void choose(long distance) {
        gap = 0;
        swing = 0;
        noise = 250;
        home = Math.abs(distance) < FAR ? 0 : distance > 0 ? -1 : 1;
        long kind = seeded.between(0, 99);
        if (drift < -MIN_CRASH) {
            trend(1); // after a crash prices recover first
        } else if (kind < 62) {
            trend(-direction);
        } else if (kind < 80) {
            range();
        } else if (kind < 95) {
            gap = -direction * seeded.between(4_000, 12_000);
            trend(-direction);
        } else {
            crash();
        }
    }

    private static final long MIN_CRASH = 5_000;

    private void trend(int towards) {
        direction = towards;
        left = seeded.between(13, 22);
        drift = towards * seeded.between(450, 1_000);
        if (towards == home) {
            left += 4;
            drift = drift * 3 / 2;
        }
    }

    private void range() {
        left = seeded.between(20, 36);
        drift = 0;
        swing = seeded.between(7, 10);
        noise = 180;
    }

    /** Up for {@code swing} bars, then down: a range that the averages still cross in. */
    private long wave() {
        boolean up = left / swing % 2 == 0;
        return up ? 520 : -520;
    }

    private void crash() {
        left = seeded.between(4, 7);
        drift = -seeded.between(MIN_CRASH + 1, 11_000);
        noise = 1_500;
    }
}
