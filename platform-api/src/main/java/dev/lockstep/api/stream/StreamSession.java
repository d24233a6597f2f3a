package dev.lockstep.api.stream;

import dev.lockstep.api.web.security.Access;
import dev.lockstep.engine.tenancy.TenantId;
import io.netty.channel.Channel;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** One connection: who it is, what it wants, and what waits to be sent to it. */
final class StreamSession {
    private static final Logger LOG = LoggerFactory.getLogger(StreamSession.class);
    private static final int MISTAKES_ALLOWED = 10;

    private final UUID id;
    private final StreamJson json;
    private final OutboundQueue queue;
    private final SocketWriter writer;
    private final MessageRate rate;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Pulse pulse;
    private final AtomicReference<@Nullable MonoSink<Void>> waiting = new AtomicReference<>();
    private final AtomicReference<@Nullable CloseReason> closing = new AtomicReference<>();
    private volatile @Nullable Access access;
    private int mistakes;

    StreamSession(UUID id, Channel channel, StreamJson json, StreamSettings settings, Instant now) {
        this.id = id;
        this.json = json;
        this.queue = new OutboundQueue(settings.queueMessages(), settings.queueCharacters());
        this.writer = new SocketWriter(channel, queue, settings.grace(), this::drained);
        this.rate = new MessageRate(settings.messagesPerSecond(), now);
        this.pulse = new Pulse(settings, now);
    }

    UUID id() {
        return id;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    Pulse pulse() {
        return pulse;
    }

    Optional<Access> access() {
        return Optional.ofNullable(access);
    }

    void authenticated(Access proven) {
        access = proven;
        pulse.provenUntil(proven.expiresAt());
    }

    /** Whether one more message may be taken. */
    boolean admits(Instant now) {
        return rate.takes(now);
    }

    /** Whether this mistake was one too many. */
    boolean mistaken() {
        mistakes++;
        return mistakes > MISTAKES_ALLOWED;
    }

    void live(Collection<Topic.OfEvents> topics, long cursor) {
        subscriptions.live(topics, cursor);
    }

    /** An event of {@code tenant}, if this session is of that tenant and wants it. */
    void event(TenantId tenant, Topic.OfEvents topic, long sequence, String text) {
        if (isOf(tenant) && subscriptions.wants(topic, sequence)) {
            send(text);
        }
    }

    /** The latest value of a key of {@code tenant}, in the place of an older one that still waits. */
    void state(TenantId tenant, Topic topic, String key, String text) {
        if (isOf(tenant) && subscriptions.wants(topic)) {
            replace(topic.text() + " " + key, text);
        }
    }

    void heartbeat(String text) {
        replace("heartbeat", text);
    }

    /** What only this session is told. */
    void send(ServerMessage message) {
        send(json.write(message));
    }

    /** What {@code tenant} is told; not sent to anybody else's session. */
    void send(TenantId tenant, String text) {
        if (isOf(tenant)) {
            send(text);
        }
    }

    void ping() {
        writer.ping();
    }

    /** When the client has taken at least half of what waited. */
    Mono<Void> room() {
        return Mono.create(sink -> {
            waiting.set(sink);
            if (queue.hasRoom() || isClosing()) {
                drained();
            }
        });
    }

    void close(CloseReason reason) {
        if (closing.compareAndSet(null, reason)) {
            LOG.info("STREAM_CLOSED session={} code={} reason={}", id, reason.code(), reason);
            if (reason == CloseReason.SLOW_CONSUMER) {
                queue.clear();
            }
            writer.close(reason, this::drained);
        }
    }

    boolean isClosing() {
        return closing.get() != null;
    }

    /** Why we ended it; empty where we did not. */
    Optional<CloseReason> closedFor() {
        return Optional.ofNullable(closing.get());
    }

    private boolean isOf(TenantId tenant) {
        Access proven = access;
        if (proven == null) {
            return false;
        }
        boolean same = proven.caller().tenant().equals(tenant);
        if (!same) {
            LOG.error("STREAM_TENANT_MISMATCH session={} was offered another tenant's message; dropped", id);
        }
        return same;
    }

    private void send(String text) {
        if (!isClosing()) {
            accept(queue.offer(text));
        }
    }

    private void replace(String key, String text) {
        if (!isClosing()) {
            accept(queue.replace(key, text));
        }
    }

    private void accept(boolean taken) {
        if (taken) {
            writer.wake();
        } else {
            close(CloseReason.SLOW_CONSUMER);
        }
    }

    private void drained() {
        if (queue.hasRoom() || isClosing()) {
            MonoSink<Void> waiter = waiting.getAndSet(null);
            if (waiter != null) {
                waiter.success();
            }
        }
    }
}
