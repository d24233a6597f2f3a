/** Benchmarks of the database's part: what one round trip more, one lock longer, one record more costs. */
@NullMarked
package dev.lockstep.local.bench;

import org.jspecify.annotations.NullMarked;
