/** What profiles are worth: the books and what is held at its mark, now and as a curve. Decides nothing. */
@ApplicationModule(
        allowedDependencies = {
            "ledger",
            "market",
            "money",
            "order",
            "position",
            "profile",
            "tenancy",
            "tenancy :: row",
            "time"
        })
@NullMarked
package dev.lockstep.engine.equity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
