/** Records of effects in PostgreSQL. */
@NullMarked
package dev.lockstep.engine.effect.adapter;

import org.jspecify.annotations.NullMarked;
