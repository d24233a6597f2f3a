/** The guard made of resilience4j, and its metrics. */
@NullMarked
package dev.lockstep.engine.resilience.adapter;

import org.jspecify.annotations.NullMarked;
