/**
 * The words operators grep for: one enum of events, each line with tenant, profile and correlation id. May use tenancy,
 * time and tracing.
 */
@ApplicationModule(allowedDependencies = {"tenancy", "time", "tracing"})
@NullMarked
package dev.lockstep.engine.logging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
