/**
 * The words operators grep for: one enum of events, each line with tenant, profile and correlation id. May use tenancy
 * and time.
 */
@ApplicationModule(allowedDependencies = {"tenancy", "time"})
@NullMarked
package dev.lockstep.engine.logging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
