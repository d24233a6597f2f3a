/** Instruments with their venue rules, candles and the contract a candle must keep. May use money and problem. */
@ApplicationModule(allowedDependencies = {"money", "problem"})
@NullMarked
package dev.lockstep.engine.market;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
