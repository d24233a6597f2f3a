/**
 * From an allowed signal to a protected position and out again. Flows wait, values decide, transitions make it durable.
 */
@ApplicationModule(
        allowedDependencies = {
            "effect",
            "event",
            "gateway",
            "guard",
            "ledger",
            "lease",
            "logging",
            "market",
            "money",
            "order",
            "order :: row",
            "position",
            "position :: row",
            "problem",
            "profile",
            "profile :: row",
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
