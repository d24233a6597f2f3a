/** Tenants in PostgreSQL: the pool, the transaction with its tenant, and the check that row security stands. */
@NullMarked
package dev.lockstep.engine.tenancy.adapter;

import org.jspecify.annotations.NullMarked;
