/**
 * One trace from a signal to the screen: the named steps of the walk as spans, found by the decision's correlation id.
 * May use time.
 */
@ApplicationModule(allowedDependencies = {"time"})
@NullMarked
package dev.lockstep.engine.tracing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
