/** Instruments with their venue rules, candles and the contract a candle must keep. May use money, problem and time. */
@ApplicationModule(allowedDependencies = {"money", "problem", "time"})
@NullMarked
package dev.lockstep.engine.market;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
