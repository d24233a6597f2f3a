package dev.lockstep.engine.event;

import dev.lockstep.engine.feed.FeedState;
import reactor.core.publisher.Flux;

/** Published events as they arrive, at least once; duplicates carry the same id and sequence. */
public interface EventFeed {
    /** Every tenant's events from now on; reconnects by itself. */
    Flux<EventEnvelope> events();

    /** Whether those who listen here hear anything. */
    FeedState state();
}
