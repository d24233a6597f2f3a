package dev.lockstep.engine.lease;

/**
 * A number that grows with every new holder of a lease; a write that carries an old one is refused by the row it meets.
 *
 * @param value 1 or more
 */
public record FencingToken(long value) {
    public FencingToken {
        if (value < 1) {
            throw new IllegalArgumentException("a fencing token starts at 1: " + value);
        }
    }
}
