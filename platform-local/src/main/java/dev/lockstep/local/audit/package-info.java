/** Compares what the platform recorded with what the simulated venue did, by a way neither of them uses itself. */
@NullMarked
package dev.lockstep.local.audit;

import org.jspecify.annotations.NullMarked;
