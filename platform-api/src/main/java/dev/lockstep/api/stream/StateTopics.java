package dev.lockstep.api.stream;

import dev.lockstep.api.candle.CandleView;
import dev.lockstep.api.candle.SeriesKey;
import dev.lockstep.api.mark.OpenMarks;
import dev.lockstep.api.overview.Overviews;
import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The topics of which only the latest counts: computed once per tenant, and only where somebody wants them. */
@Component
class StateTopics {
    private static final Logger LOG = LoggerFactory.getLogger(StateTopics.class);
    private static final String OVERVIEW = "overview";

    private final Overviews overviews;
    private final OpenMarks marks;
    private final StreamJson json;
    private final InstantSource wall;

    StateTopics(Overviews overviews, OpenMarks marks, StreamJson json, InstantSource wall) {
        this.overviews = overviews;
        this.marks = marks;
        this.json = json;
        this.wall = wall;
    }

    /** To all of a tenant's sessions. */
    Mono<Void> tell(TenantChannel channel) {
        TenantId tenant = channel.tenant();
        Mono<Void> overview = !channel.anyWants(Topic.OfState.OVERVIEW)
                ? Mono.empty()
                : overviews
                        .of(tenant)
                        .doOnNext(view -> tellAll(channel, Topic.OfState.OVERVIEW, OVERVIEW, view))
                        .then();
        Mono<Void> marked = !channel.anyWants(Topic.OfState.MARKS)
                ? Mono.empty()
                : marks.of(tenant)
                        .doOnNext(all -> channel.marks()
                                .changes(all)
                                .forEach(change ->
                                        tellAll(channel, Topic.OfState.MARKS, key(change.position()), change.mark())))
                        .then();
        return overview.then(marked)
                .doOnError(e -> LOG.warn("no state for the stream of tenant {}: {}", tenant, e.toString()))
                .onErrorComplete();
    }

    /** How it stands, to a session that just began the topic. */
    Mono<Void> tell(StreamSession session, TenantChannel channel, Topic.OfState topic) {
        TenantId tenant = channel.tenant();
        return switch (topic) {
            case OVERVIEW ->
                overviews
                        .of(tenant)
                        .doOnNext(view -> tell(session, tenant, topic, OVERVIEW, view))
                        .then();
            case MARKS ->
                marks.of(tenant)
                        .doOnNext(channel.marks()::shown)
                        .doOnNext(
                                all -> all.forEach(mark -> tell(session, tenant, topic, key(mark.positionId()), mark)))
                        .then();
        };
    }

    /** A candle to every session that watches its series. */
    void tell(TenantChannel channel, Candle candle) {
        channel.touch();
        Topic topic = new Topic.OfCandles(SeriesKey.of(candle));
        if (channel.anyWants(topic)) {
            tellAll(channel, topic, topic.text(), CandleView.of(candle));
        }
    }

    private void tellAll(TenantChannel channel, Topic topic, String key, @Nullable Object data) {
        String text = text(topic, key, data);
        channel.forEach(session -> session.state(channel.tenant(), topic, key, text));
    }

    private void tell(StreamSession session, TenantId tenant, Topic topic, String key, Object data) {
        session.state(tenant, topic, key, text(topic, key, data));
    }

    private String text(Topic topic, String key, @Nullable Object data) {
        return json.write(new ServerMessage.State(topic.text(), key, wall.instant(), data));
    }

    private static String key(UUID position) {
        return position.toString();
    }
}
