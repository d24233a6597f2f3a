/** The books in PostgreSQL. */
@NullMarked
package dev.lockstep.engine.ledger.adapter;

import org.jspecify.annotations.NullMarked;
