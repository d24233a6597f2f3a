package dev.lockstep.local.identity;

/**
 * A program that gets a token for its client id and secret.
 *
 * @param clientId also the {@code sub} of the token
 */
public record Program(String clientId, String secret, Standing standing) {}
