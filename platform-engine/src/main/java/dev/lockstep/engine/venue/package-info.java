/**
 * The simulated venue: accounts, orders, matching against a synthetic book round a price source. Pure, deterministic by
 * seed, one thread, time is always an argument; paper trading, backtest, simulation and the local venue run the same
 * code. May use market, money and problem.
 */
@ApplicationModule(allowedDependencies = {"market", "money", "problem"})
@NullMarked
package dev.lockstep.engine.venue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
