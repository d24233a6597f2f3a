/** Transitions as functions of PostgreSQL. */
@NullMarked
package dev.lockstep.engine.execution.adapter;

import org.jspecify.annotations.NullMarked;
