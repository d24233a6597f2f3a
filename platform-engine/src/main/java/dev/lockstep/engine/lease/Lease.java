package dev.lockstep.engine.lease;

import java.time.Instant;

/**
 * The right to work on something until it expires on the database clock.
 *
 * @param key what it is for
 * @param owner the process that holds it
 * @param fence carried by every guarded write
 * @param expiresAt database time
 */
public record Lease(LeaseKey key, String owner, FencingToken fence, Instant expiresAt) {}
