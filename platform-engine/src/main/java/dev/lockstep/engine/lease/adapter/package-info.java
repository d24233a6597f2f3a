/** Leases as rows of PostgreSQL, on its clock. */
@NullMarked
package dev.lockstep.engine.lease.adapter;

import org.jspecify.annotations.NullMarked;
