package dev.lockstep.engine.lease;

/**
 * What a lease is for: {@code shard:3}, {@code feed:binance:BTCUSDT:1m}, {@code relay:0}.
 *
 * @param name 1 to 120 characters
 */
public record LeaseKey(String name) {
    public LeaseKey {
        if (name.isBlank() || name.length() > 120) {
            throw new IllegalArgumentException("lease key must have 1 to 120 characters: " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
