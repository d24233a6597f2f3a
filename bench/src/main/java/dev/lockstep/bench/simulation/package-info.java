/**
 * The proof machine: thousands of universes a second in which the production flows trade while everything around them
 * goes wrong, each repeatable from its seed.
 */
@NullMarked
package dev.lockstep.bench.simulation;

import org.jspecify.annotations.NullMarked;
