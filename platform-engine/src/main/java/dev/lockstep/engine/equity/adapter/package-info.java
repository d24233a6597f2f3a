/** The equity curve in PostgreSQL. */
@NullMarked
package dev.lockstep.engine.equity.adapter;

import org.jspecify.annotations.NullMarked;
