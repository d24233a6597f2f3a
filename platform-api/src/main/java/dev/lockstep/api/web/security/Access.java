package dev.lockstep.api.web.security;

import java.time.Instant;

/**
 * A member and until when its identity is proven.
 *
 * @param caller who
 * @param expiresAt when the token ends that says so
 */
public record Access(Caller caller, Instant expiresAt) {}
