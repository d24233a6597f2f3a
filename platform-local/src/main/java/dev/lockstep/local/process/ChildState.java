package dev.lockstep.local.process;

import java.util.Optional;

/**
 * What a child is doing.
 *
 * @param process its newest process, until it has one: empty
 * @param restarts how often it was started again
 */
public record ChildState(String name, Optional<ProcessIdentity> process, int restarts) {}
