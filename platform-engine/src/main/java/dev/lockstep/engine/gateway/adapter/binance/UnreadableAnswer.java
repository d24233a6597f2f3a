package dev.lockstep.engine.gateway.adapter.binance;

/** The venue's text is not what its documentation promises. Never leaves this package. */
final class UnreadableAnswer extends RuntimeException {
    UnreadableAnswer(String why) {
        super(why, null, false, false);
    }
}
