/** When to enter and when to leave: one evaluation per distinct strategy, instrument and timeframe. May use market. */
@ApplicationModule(allowedDependencies = {"market", "money", "problem", "time"})
@NullMarked
package dev.lockstep.engine.strategy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
