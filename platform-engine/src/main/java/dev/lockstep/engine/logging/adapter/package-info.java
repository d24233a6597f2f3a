/** Writes log events through SLF4J. */
@NullMarked
package dev.lockstep.engine.logging.adapter;

import org.jspecify.annotations.NullMarked;
