/**
 * What a tenant wants traded: capital, watchlist, strategy, risk limits, and the state it wants and has. May use
 * strategy, market and ledger.
 */
@ApplicationModule(
        allowedDependencies = {
            "event",
            "ledger",
            "market",
            "money",
            "paging",
            "problem",
            "strategy",
            "tenancy",
            "tenancy :: row",
            "time"
        })
@NullMarked
package dev.lockstep.engine.profile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
