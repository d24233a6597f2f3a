/**
 * From an allowed signal to a protected position and out again. Flows wait, values decide, transitions make it durable.
 */
@ApplicationModule(
        allowedDependencies = {
            "event",
            "gateway",
            "guard",
            "ledger",
            "lease",
            "logging",
            "market",
            "money",
            "order",
            "position",
            "problem",
            "profile",
            "strategy",
            "paging",
            "tenancy",
            "tenancy :: row",
            "time",
            "tracing"
        })
@NullMarked
package dev.lockstep.engine.execution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
