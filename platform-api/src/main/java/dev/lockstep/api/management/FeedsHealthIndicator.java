package dev.lockstep.api.management;

import dev.lockstep.api.candle.LiveCandles;
import dev.lockstep.engine.event.EventFeed;
import dev.lockstep.engine.feed.FeedState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whether this process hears the others over Kafka. Without it the API is still well: screens get slower, since events
 * then come from the database, and marks get old; so it says so here and goes on.
 */
@Component
class FeedsHealthIndicator implements ReactiveHealthIndicator {
    private final EventFeed events;
    private final LiveCandles candles;
    private final InstantSource wall;

    FeedsHealthIndicator(EventFeed events, LiveCandles candles, InstantSource wall) {
        this.events = events;
        this.candles = candles;
        this.wall = wall;
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromSupplier(() -> Health.up()
                .withDetail("events", said(events.state()))
                .withDetail("candles", said(candles.state()))
                .build());
    }

    private Map<String, Object> said(FeedState state) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("connected", state.connected());
        details.put(
                "last_message",
                state.lastMessage() == null
                        ? "none yet"
                        : Duration.between(state.lastMessage(), wall.instant()).toSeconds() + " s ago");
        return details;
    }
}
