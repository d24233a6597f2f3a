/** Stored positions in PostgreSQL. */
@NullMarked
package dev.lockstep.engine.position.adapter;

import org.jspecify.annotations.NullMarked;
