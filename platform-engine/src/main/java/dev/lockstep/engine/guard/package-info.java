/** Why a signal may become an order, or why it may not; every decision is kept. May use profile, position, strategy. */
@ApplicationModule(
        allowedDependencies = {
            "event",
            "market",
            "money",
            "order",
            "paging",
            "position",
            "position :: row",
            "profile",
            "strategy",
            "tenancy",
            "tenancy :: row",
            "time"
        })
@NullMarked
package dev.lockstep.engine.guard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
