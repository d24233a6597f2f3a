/**
 * The venue as the platform sees it: place, cancel, ask, listen, each with every answer it can have. May use order and
 * market.
 */
@ApplicationModule(
        allowedDependencies = {
            "market",
            "money",
            "order",
            "problem",
            "resilience",
            "tenancy",
            "tenancy :: row",
            "time",
            "tracing"
        })
@NullMarked
package dev.lockstep.engine.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
