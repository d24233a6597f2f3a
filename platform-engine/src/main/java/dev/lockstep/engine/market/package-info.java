/** Instruments with their venue rules, candles and the contract a candle must keep. May use money, problem and time. */
@ApplicationModule(allowedDependencies = {"feed", "feed :: kafka", "money", "problem", "time"})
@NullMarked
package dev.lockstep.engine.market;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
