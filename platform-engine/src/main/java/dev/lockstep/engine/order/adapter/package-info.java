/** Stored orders, intents and fills in PostgreSQL. */
@NullMarked
package dev.lockstep.engine.order.adapter;

import org.jspecify.annotations.NullMarked;
