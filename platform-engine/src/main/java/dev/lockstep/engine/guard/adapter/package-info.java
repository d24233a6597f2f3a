/** Kept decisions in PostgreSQL. */
@NullMarked
package dev.lockstep.engine.guard.adapter;

import org.jspecify.annotations.NullMarked;
