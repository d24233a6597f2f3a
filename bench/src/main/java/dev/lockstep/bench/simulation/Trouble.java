package dev.lockstep.bench.simulation;

/** The universe's options while faults are on, and none of them afterwards. */
final class Trouble {
    private final Options options;
    private boolean on = true;

    Trouble(Options options) {
        this.options = options;
    }

    void end() {
        on = false;
    }

    boolean isOn() {
        return on;
    }

    int crash() {
        return on ? options.crash() : 0;
    }

    int pause() {
        return on ? options.pause() : 0;
    }

    int commitUnknown() {
        return on ? options.commitUnknown() : 0;
    }

    int databaseSlow() {
        return on ? options.databaseSlow() : 0;
    }

    int requestLost() {
        return on ? options.requestLost() : 0;
    }

    int answerLost() {
        return on ? options.answerLost() : 0;
    }

    int networkSlow() {
        return on ? options.networkSlow() : 0;
    }

    int venueSlow() {
        return on ? options.venueSlow() : 0;
    }

    int venueError() {
        return on ? options.venueError() : 0;
    }

    int rateLimit() {
        return on ? options.rateLimit() : 0;
    }

    int streamDrop() {
        return on ? options.streamDrop() : 0;
    }

    int streamRepeat() {
        return on ? options.streamRepeat() : 0;
    }

    int streamDelay() {
        return on ? options.streamDelay() : 0;
    }

    int queryLag() {
        return on ? options.queryLag() : 0;
    }

    int partial() {
        return options.partial();
    }

    int feedRepeat() {
        return on ? options.feedRepeat() : 0;
    }

    int listRefused() {
        return on ? options.listRefused() : 0;
    }
}
