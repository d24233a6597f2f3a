package dev.lockstep.api.stream;

import dev.lockstep.engine.event.EventEnvelope;
import dev.lockstep.engine.event.StoredEvents;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * One tenant's events, each once and in order, to that tenant's sessions. The feed is quick but may skip; what it
 * skipped is read from the store before anything later is told, so nobody ever sees a hole.
 */
final class TenantChannel {
    private static final Logger LOG = LoggerFactory.getLogger(TenantChannel.class);
    private static final int PAGE = 200;

    private final TenantId tenant;
    private final StoredEvents stored;
    private final StreamJson json;
    private final Set<StreamSession> sessions = new LinkedHashSet<>();
    private final AtomicBoolean reading = new AtomicBoolean();
    private final MarksTold marks = new MarksTold();
    private volatile boolean changed = true;
    private long last;

    TenantChannel(TenantId tenant, long last, StoredEvents stored, StreamJson json) {
        this.tenant = tenant;
        this.last = last;
        this.stored = stored;
        this.json = json;
    }

    TenantId tenant() {
        return tenant;
    }

    synchronized long last() {
        return last;
    }

    MarksTold marks() {
        return marks;
    }

    synchronized void enter(StreamSession session) {
        sessions.add(session);
    }

    /** True when nobody is left. */
    synchronized boolean leave(StreamSession session) {
        sessions.remove(session);
        return sessions.isEmpty();
    }

    synchronized boolean anyWants(Topic topic) {
        return sessions.stream().anyMatch(session -> session.subscriptions().wants(topic));
    }

    /** An event of the feed; what it skipped comes from the store, and the event itself with it. */
    void heard(EventEnvelope envelope) {
        if (!tell(envelope, false)) {
            Disposable _ = catchUp().subscribe();
        }
    }

    /** Tells what the feed did not. One at a time; whoever comes meanwhile finds it done the next time. */
    Mono<Void> catchUp() {
        return Mono.defer(() ->
                reading.compareAndSet(false, true) ? read().doFinally(signal -> reading.set(false)) : Mono.empty());
    }

    /**
     * Lets a session have what comes after {@code cursor}, if that is all there is; false where something came in
     * between, which it must read first.
     */
    synchronized boolean attach(StreamSession session, Set<Topic.OfEvents> topics, long cursor) {
        if (last > cursor) {
            return false;
        }
        session.live(topics, cursor);
        return true;
    }

    /** Does something for each session, in order with the events. */
    synchronized void forEach(Consumer<StreamSession> work) {
        sessions.forEach(work);
    }

    void touch() {
        changed = true;
    }

    /** Whether anything happened since it was last asked. */
    boolean takeChange() {
        boolean was = changed;
        changed = false;
        return was;
    }

    private Mono<Void> read() {
        return stored.after(tenant, last(), PAGE)
                .doOnNext(events -> events.forEach(event -> tell(event, true)))
                .flatMap(events -> events.size() == PAGE ? read() : Mono.<Void>empty())
                .doOnError(e -> LOG.warn("stored events of tenant {} can't be read: {}", tenant, e.toString()))
                .onErrorComplete();
    }

    /** False where it is too early: something before it is missing. */
    private synchronized boolean tell(EventEnvelope envelope, boolean complete) {
        if (envelope.sequence() <= last) {
            return true;
        }
        if (!complete && envelope.sequence() > last + 1) {
            return false;
        }
        last = envelope.sequence();
        changed = true;
        Topic.OfEvents topic = Topic.OfEvents.of(envelope.event());
        String text = json.write(ServerMessage.Event.of(envelope));
        sessions.forEach(session -> session.event(envelope.tenant(), topic, envelope.sequence(), text));
        return true;
    }
}
