/**
 * Orders from the durable intent to the last fill, and the one function that moves an order from state to state. May
 * use market and what is below.
 */
@ApplicationModule(allowedDependencies = {"market", "money", "paging", "tenancy", "tenancy :: row", "time"})
@NullMarked
package dev.lockstep.engine.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
