/** Stored profiles in PostgreSQL. */
@NullMarked
package dev.lockstep.engine.profile.adapter;

import org.jspecify.annotations.NullMarked;
