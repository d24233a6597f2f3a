/**
 * What stands between the platform and everything outside it: time-outs, bulkheads, rate limits, breakers and, for
 * questions only, retries; put round a port from outside. May use problem.
 */
@ApplicationModule(allowedDependencies = {"problem"})
@NullMarked
package dev.lockstep.engine.resilience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
