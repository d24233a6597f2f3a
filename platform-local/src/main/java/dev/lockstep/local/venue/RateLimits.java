package dev.lockstep.local.venue;

/**
 * What a client may use.
 *
 * @param weightPerMinute request weight of one address
 * @param rawPerFiveMinutes requests of one address
 * @param ordersPerTenSeconds new orders of one account that are not filled
 * @param ordersPerDay new orders of one account that are not filled
 * @param requestsAfterLimit how many requests past the limit are answered 429 before the address is banned
 */
record RateLimits(
        int weightPerMinute, int rawPerFiveMinutes, int ordersPerTenSeconds, int ordersPerDay, int requestsAfterLimit) {
    /** Binance's, as its documentation shows them. */
    static final RateLimits USUAL = new RateLimits(6_000, 300_000, 100, 200_000, 20);
}
