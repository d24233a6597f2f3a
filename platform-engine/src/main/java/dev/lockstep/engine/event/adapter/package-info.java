/** Events in PostgreSQL's outbox and on Kafka. */
@NullMarked
package dev.lockstep.engine.event.adapter;

import org.jspecify.annotations.NullMarked;
