package dev.lockstep.api.stream;

import dev.lockstep.api.candle.WatchedSeries;
import dev.lockstep.api.web.problem.ProblemCode;
import dev.lockstep.api.web.problem.RefusedException;
import dev.lockstep.engine.event.EventEnvelope;
import dev.lockstep.engine.event.StoredEvents;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How a session begins topics: with a snapshot or with the events it missed, then what came meanwhile, then live; each
 * event once and none left out, since it becomes live under the channel's lock and only where nothing is missing.
 */
@Component
class Joins {
    private static final int PAGE = 200;

    private final StoredEvents stored;
    private final StateTopics states;
    private final WatchedSeries watched;
    private final StreamJson json;
    private final StreamSettings settings;
    private final Map<Topic.OfEvents, SnapshotSource> snapshots = new EnumMap<>(Topic.OfEvents.class);

    Joins(
            StoredEvents stored,
            StateTopics states,
            WatchedSeries watched,
            StreamJson json,
            StreamSettings settings,
            List<SnapshotSource> sources) {
        this.stored = stored;
        this.states = states;
        this.watched = watched;
        this.json = json;
        this.settings = settings;
        sources.forEach(source -> snapshots.put(source.topic(), source));
        if (snapshots.size() < Topic.OfEvents.values().length) {
            throw new IllegalStateException("a topic has no snapshot: " + snapshots.keySet());
        }
    }

    Mono<Void> join(StreamSession session, TenantChannel channel, ClientMessage.Subscribe asked) {
        return checked(session, channel.tenant(), asked.topics())
                .then(resumable(channel.tenant(), asked))
                .flatMap(resumed -> begin(session, channel, asked, resumed));
    }

    private Mono<Void> checked(StreamSession session, TenantId tenant, Set<Topic> topics) {
        return Flux.fromIterable(topics)
                .ofType(Topic.OfCandles.class)
                .filterWhen(topic -> watched.by(tenant, topic.series()).map(its -> !its))
                .next()
                .flatMap(foreign -> Mono.<Void>error(new RefusedException(
                        ProblemCode.STREAM_TOPIC,
                        "none of your profiles watches " + foreign.series().symbol() + " "
                                + foreign.series().timeframe() + " at "
                                + foreign.series().venue())))
                .switchIfEmpty(Mono.defer(() -> session.subscriptions().add(topics, settings.topics())
                        ? Mono.empty()
                        : Mono.error(new RefusedException(
                                ProblemCode.STREAM_TOPICS, "more than " + settings.topics() + " topics"))));
    }

    private Mono<Boolean> resumable(TenantId tenant, ClientMessage.Subscribe asked) {
        Long from = asked.from();
        return from == null
                ? Mono.just(false)
                : stored.reach(tenant)
                        .map(reach -> from + 1 >= reach.first()
                                && from <= reach.last()
                                && reach.last() - from <= settings.replay());
    }

    private Mono<Void> begin(
            StreamSession session, TenantChannel channel, ClientMessage.Subscribe asked, boolean resumed) {
        Set<Topic.OfEvents> events = EnumSet.noneOf(Topic.OfEvents.class);
        Set<Topic.OfState> state = EnumSet.noneOf(Topic.OfState.class);
        for (Topic topic : asked.topics()) {
            switch (topic) {
                case Topic.OfEvents event -> events.add(event);
                case Topic.OfState latest -> state.add(latest);
                case Topic.OfCandles candles -> {
                    // the next candle is the first; history is REST's
                }
            }
        }
        session.subscriptions().hold(events);
        session.send(new ServerMessage.Subscribed(
                asked.topics().stream().map(Topic::text).toList(), resumed, channel.last()));
        Long from = asked.from();
        Mono<Void> begun = resumed && from != null
                ? follow(session, channel, events, from)
                : Flux.fromIterable(events)
                        .concatMap(topic -> snapshot(session, channel, topic))
                        .then();
        return begun.thenMany(Flux.fromIterable(state).concatMap(topic -> states.tell(session, channel, topic)))
                .then();
    }

    /** At least as new as its number: what the number counts was committed before it was given. */
    private Mono<Void> snapshot(StreamSession session, TenantChannel channel, Topic.OfEvents topic) {
        SnapshotSource source = snapshots.get(topic);
        if (source == null) {
            return Mono.error(new IllegalStateException("no snapshot of " + topic));
        }
        long at = channel.last();
        return source.items(channel.tenant())
                .map(items -> json.write(new ServerMessage.Snapshot(topic.text(), at, items)))
                .doOnNext(text -> session.send(channel.tenant(), text))
                .then(session.room())
                .then(follow(session, channel, EnumSet.of(topic), at));
    }

    /** What came after {@code cursor}, as fast as the client takes it, until there is no more; from then on live. */
    private Mono<Void> follow(StreamSession session, TenantChannel channel, Set<Topic.OfEvents> topics, long cursor) {
        return Mono.defer(() -> {
            if (session.isClosing() || channel.attach(session, topics, cursor)) {
                return Mono.empty();
            }
            long known = channel.last();
            return stored.after(channel.tenant(), cursor, PAGE).flatMap(missed -> {
                missed.forEach(event -> replay(session, topics, event));
                long next = missed.isEmpty() ? known : missed.getLast().sequence();
                return session.room().then(follow(session, channel, topics, next));
            });
        });
    }

    private void replay(StreamSession session, Set<Topic.OfEvents> topics, EventEnvelope event) {
        if (topics.contains(Topic.OfEvents.of(event.event()))) {
            session.send(event.tenant(), json.write(ServerMessage.Event.of(event)));
        }
    }
}
