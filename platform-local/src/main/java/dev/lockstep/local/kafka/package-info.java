/** One real Kafka broker inside the launcher, with a directory that outlives it. */
@NullMarked
package dev.lockstep.local.kafka;

import org.jspecify.annotations.NullMarked;
