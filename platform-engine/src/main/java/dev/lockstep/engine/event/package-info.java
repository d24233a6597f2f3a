/**
 * The wire contract: what the platform tells its own processes and its users. Depends on no feature, so that it can
 * outlive them all.
 */
@ApplicationModule(
        allowedDependencies = {
            "feed",
            "feed :: kafka",
            "lease",
            "problem",
            "tenancy",
            "tenancy :: row",
            "time",
            "tracing"
        })
@NullMarked
package dev.lockstep.engine.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
