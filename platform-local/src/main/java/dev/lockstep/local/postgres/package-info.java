/** PostgreSQL from embedded binaries, durable and password protected, started and stopped by this process. */
@NullMarked
package dev.lockstep.local.postgres;

import org.jspecify.annotations.NullMarked;
