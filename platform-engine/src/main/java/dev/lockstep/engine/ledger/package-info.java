/**
 * Double entry per exchange account and asset, append-only: what a profile may spend, what is held, what was gained.
 * Knows no orders or fills.
 */
@ApplicationModule(allowedDependencies = {"money", "paging", "problem", "tenancy", "tenancy :: row", "time"})
@NullMarked
package dev.lockstep.engine.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
