package dev.lockstep.engine.venue;

/**
 * How the price runs inside a bar: from the open to the nearer extreme first (low before high in a rising bar, high
 * before low in a falling one), then to the other, then to the close, in equal parts. Both extremes and the close are
 * hit exactly.
 */
final class CandlePath {
    private static final int PARTS = 3;

    /** Price steps of one bar. */
    static final int STEPS = 1 + 3 * PARTS;

    private CandlePath() {}

    /** What of a bar's volume one step trades. */
    static long share(long total) {
        return total / STEPS;
    }

    /** The price at step {@code step}, in hundred-millionths and whole ticks between the turning points. */
    static long at(Bar bar, int step, long tick) {
        boolean rising = bar.close() >= bar.open();
        long[] turns = {bar.open(), rising ? bar.low() : bar.high(), rising ? bar.high() : bar.low(), bar.close()};
        int segment = Math.min(step / PARTS, 2);
        int part = step - segment * PARTS;
        long from = turns[segment];
        long to = turns[segment + 1];
        if (part == PARTS) {
            return to;
        }
        long between = from + (to - from) * part / PARTS;
        return part == 0 ? from : Math.clamp(between / tick * tick, Math.min(from, to), Math.max(from, to));
    }
}
