package dev.lockstep.bench.simulation;

/** A promise was broken in a universe. */
final class Violation extends RuntimeException {
    Violation(String what) {
        super(what, null, false, false);
    }
}
