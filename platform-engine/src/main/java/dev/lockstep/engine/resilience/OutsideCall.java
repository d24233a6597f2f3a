package dev.lockstep.engine.resilience;

/**
 * What is called, in words from closed sets: they are metric labels.
 *
 * @param target the outside party: a venue's configured name
 * @param lane calls of one target that fail together and are limited together: {@code account}, {@code market}
 * @param operation what is asked of it: {@code place}, {@code query}
 */
public record OutsideCall(String target, String lane, String operation) {}
