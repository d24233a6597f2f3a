/** What the venue holds against what our books say, per exchange account. May use gateway, ledger and what is below. */
@ApplicationModule(
        allowedDependencies = {"gateway", "ledger", "logging", "market", "money", "order", "tenancy", "time"})
@NullMarked
package dev.lockstep.engine.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
