/** Computes strategies with ta4j. */
@NullMarked
package dev.lockstep.engine.strategy.adapter;

import org.jspecify.annotations.NullMarked;
