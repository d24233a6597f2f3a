/** What a profile holds and how it is protected. May use order and what is below. */
@ApplicationModule(allowedDependencies = {"market", "money", "order", "paging", "tenancy", "tenancy :: row", "time"})
@NullMarked
package dev.lockstep.engine.position;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
