package dev.lockstep.local.identity;

/**
 * Somebody who logs in with a browser.
 *
 * @param name login name and {@code sub} of the token
 */
public record Person(String name, String password, Standing standing) {}
