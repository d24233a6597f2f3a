package dev.lockstep.engine.execution;

/**
 * The next value of a stored row, together with the version it was computed from.
 *
 * @param next to be stored with version {@code expectedVersion + 1}
 * @param expectedVersion the stored version it replaces; 0 inserts
 */
public record Change<T>(T next, long expectedVersion) {}
