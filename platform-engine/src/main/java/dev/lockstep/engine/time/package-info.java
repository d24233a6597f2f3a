/**
 * The two clocks (market and wall) and the ids that are derived, never drawn. Uses nothing; nobody else may tell the
 * time.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.lockstep.engine.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
