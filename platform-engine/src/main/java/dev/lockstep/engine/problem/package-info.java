/**
 * What went wrong, said so that a caller can act on it: one sealed family with a stable code, a hint and the context.
 * Uses nothing.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.lockstep.engine.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
