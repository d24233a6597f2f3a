/** How every feed reads and writes its Kafka topic; the one part of an adapter that other adapters may use. */
@NamedInterface("kafka")
@NullMarked
package dev.lockstep.engine.feed.adapter.kafka;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
