package dev.lockstep.bench.simulation;

/** One kind of fault, all the time or often, and no other. */
record Fault(Options options) {
    static Fault of(long seed) {
        return new Fault(Options.calm(seed, 8));
    }

    Fault crash(int perMille) {
        return with(perMille, 0, 0, 0, 0, true, 0);
    }

    Fault pause(int perMille) {
        return with(0, perMille, 0, 0, 0, true, 0);
    }

    Fault commitUnknown(int perMille) {
        return with(0, 0, perMille, 0, 0, true, 0);
    }

    Fault requestLost(int perMille) {
        return with(0, 0, 0, perMille, 0, true, 0);
    }

    Fault answerLost(int perMille) {
        return with(0, 0, 0, 0, perMille, true, 0);
    }

    Fault takerLists(boolean taken) {
        return with(0, 0, 0, 0, 0, taken, 0);
    }

    Fault listRefused(int perMille) {
        return with(0, 0, 0, 0, 0, true, perMille);
    }

    private Fault with(
            int crash, int pause, int commitUnknown, int requestLost, int answerLost, boolean lists, int listRefused) {
        return new Fault(new Options(
                options.seed(),
                options.candles(),
                crash,
                pause,
                commitUnknown,
                0,
                requestLost,
                answerLost,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                lists,
                listRefused,
                0,
                options.sizePercent(),
                options.relay()));
    }
}
