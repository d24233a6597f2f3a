package dev.lockstep.ui.client;

import dev.lockstep.ui.tracing.Traces;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The live connection of one person: connects with a bearer token, says which topics, hands on what comes, shows a new
 * token before the old one ends, and after a break comes back by itself and asks for what it missed by the last
 * sequence. Nobody hears anything after {@link #close}.
 *
 * <p>Messages are handed on one at a time, in order. All state is guarded by this object; the network is never waited
 * for under it.
 */
public final class LiveEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration WATCH = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofMinutes(2);
    private static final int EXPIRED = 4401;
    private static final int FORBIDDEN = 4403;

    private final HttpClient http;
    private final URI address;
    private final JsonMapper json;
    private final FrameReader reader;
    private final Backoff backoff;
    private final AccessTokens tokens;
    private final Traces traces;
    private final ScheduledExecutorService timer;
    private final Consumer<LiveMessage> listener;
    private final Set<String> topics = new LinkedHashSet<>();
    private @Nullable LiveSocket socket;
    private @Nullable ScheduledFuture<?> watch;
    private long sequence;
    private int failures;
    private boolean toldDown;
    private long heardAt;
    private boolean closed;

    LiveEvents(
            HttpClient http,
            ClientSettings settings,
            JsonMapper json,
            AccessTokens tokens,
            Traces traces,
            ScheduledExecutorService timer,
            List<String> topics,
            Consumer<LiveMessage> listener) {
        this.http = http;
        this.address = settings.stream();
        this.json = json;
        this.reader = new FrameReader(json);
        this.backoff = new Backoff(settings.reconnectAtLeast(), settings.reconnectAtMost());
        this.tokens = tokens;
        this.traces = traces;
        this.timer = timer;
        this.topics.addAll(topics);
        this.listener = listener;
    }

    /** Begins; returns at once. */
    public void open() {
        background(this::connect);
    }

    /** One topic more; its state arrives as soon as there is a connection. */
    public synchronized void subscribe(String topic) {
        if (topics.add(topic) && socket != null) {
            send(new Ask.Subscribe(List.of(topic), null));
        }
    }

    /** Its snapshot once more. */
    public synchronized void refresh(String topic) {
        if (topics.contains(topic)) {
            send(new Ask.Subscribe(List.of(topic), null));
        }
    }

    public synchronized void unsubscribe(String topic) {
        if (topics.remove(topic) && socket != null) {
            send(new Ask.Unsubscribe(List.of(topic)));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        drop(socket);
    }

    private void connect() {
        String bearer;
        try {
            bearer = tokens.bearer(Duration.ZERO);
        } catch (ApiFailure.SessionOver e) {
            tell(new LiveMessage.LinkIs(Link.now(Link.State.SESSION_OVER)));
            return;
        } catch (ApiFailure e) {
            again("no token: " + e.getMessage());
            return;
        }
        var next = new LiveSocket(this);
        var _ = http.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(3))
                .header("Authorization", "Bearer " + bearer)
                .buildAsync(address, next)
                .whenComplete((opened, failure) -> {
                    if (failure != null) {
                        refused(failure);
                    }
                });
    }

    private void refused(Throwable failure) {
        Throwable why = failure instanceof CompletionException c && c.getCause() != null ? c.getCause() : failure;
        if (why instanceof WebSocketHandshakeException e
                && e.getResponse() != null
                && e.getResponse().statusCode() == 403) {
            tell(new LiveMessage.LinkIs(Link.now(Link.State.FORBIDDEN)));
            return;
        }
        again(why.toString());
    }

    synchronized void opened(LiveSocket next) {
        if (closed) {
            next.abort();
            return;
        }
        socket = next;
        heardAt = System.nanoTime();
        watch = timer.scheduleWithFixedDelay(
                () -> watch(next), WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Everything the socket hears comes here, in order. */
    synchronized void heard(LiveSocket from, CharSequence text) {
        if (from != socket || closed) {
            return;
        }
        heardAt = System.nanoTime();
        try {
            take(reader.read(text));
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
            LOG.warn("the stream said what its contract doesn't: {}", e.toString());
        }
    }

    private void take(Frame frame) {
        switch (frame) {
            case Frame.Welcome welcome -> welcomed(welcome);
            case Frame.Expiring expiring -> background(this::authenticateAgain);
            case Frame.Told told -> told(told);
            case Frame.Refused refused -> refused(refused);
            case Frame.Heartbeat beat -> {}
            case Frame.Other other -> {}
        }
    }

    private void welcomed(Frame.Welcome welcome) {
        failures = 0;
        toldDown = false;
        // behind what we saw: the platform was restored from a backup and counts anew
        sequence = welcome.sequence() < sequence ? 0 : sequence;
        send(new Ask.Subscribe(List.copyOf(topics), sequence == 0 ? null : sequence));
        tell(new LiveMessage.LinkIs(Link.now(Link.State.UP)));
    }

    /** Most likely it could not just now; so once more, later. */
    private void refused(Frame.Refused refused) {
        LOG.warn("the stream refused a message: {} {}", refused.code(), refused.detail());
        failures++;
        LiveSocket asked = socket;
        Duration pause = backoff.pause(failures, ThreadLocalRandom.current());
        var _ = timer.schedule(() -> subscribeAgain(asked), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void subscribeAgain(@Nullable LiveSocket asked) {
        if (asked == socket && !closed) {
            send(new Ask.Subscribe(List.copyOf(topics), sequence == 0 ? null : sequence));
        }
    }

    private void told(Frame.Told told) {
        failures = 0;
        if (told.message() instanceof LiveMessage.Event event) {
            if (event.sequence() <= sequence) {
                return;
            }
            sequence = event.sequence();
        }
        tell(told.message());
    }

    private void authenticateAgain() {
        try {
            String token = tokens.bearer(FRESH);
            synchronized (this) {
                send(new Ask.Authenticate(token));
            }
        } catch (ApiFailure e) {
            LOG.info("the stream's token is not renewed: {}", e.getMessage());
        }
    }

    synchronized void ended(LiveSocket from, int code, String reason) {
        if (from != socket || closed) {
            return;
        }
        drop(from);
        switch (code) {
            case FORBIDDEN -> tell(new LiveMessage.LinkIs(Link.now(Link.State.FORBIDDEN)));
            case EXPIRED -> expired();
            default -> again("closed with " + code + " " + reason);
        }
    }

    /** At once with another token; but not over and over, where that one is no good either. */
    private void expired() {
        failures++;
        if (failures == 1) {
            background(this::connect);
        } else {
            again("the token is not taken");
        }
    }

    private synchronized void again(String why) {
        if (closed) {
            return;
        }
        failures++;
        if (!toldDown) {
            toldDown = true;
            tell(new LiveMessage.LinkIs(Link.now(Link.State.DOWN)));
        }
        Duration pause = backoff.pause(failures, ThreadLocalRandom.current());
        LOG.debug("stream: {}; again in {}", why, pause);
        var _ = timer.schedule(() -> background(this::connect), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A heartbeat comes every ten seconds; who says nothing for longer is gone, whatever the socket thinks. */
    private synchronized void watch(LiveSocket watched) {
        if (System.nanoTime() - heardAt > SILENCE.toNanos()) {
            ended(watched, WebSocket.NORMAL_CLOSURE, "silent");
        }
    }

    private void drop(@Nullable LiveSocket dead) {
        if (watch != null) {
            watch.cancel(false);
            watch = null;
        }
        if (dead != null) {
            dead.abort();
        }
        socket = null;
    }

    private void send(Ask ask) {
        LiveSocket open = socket;
        if (open != null) {
            open.send(json.writeValueAsString(ask));
        }
    }

    private void tell(LiveMessage message) {
        if (message instanceof LiveMessage.Event event) {
            traces.screen(event.traceparent(), event.correlationId(), () -> listener.accept(event));
        } else {
            listener.accept(message);
        }
    }

    private void background(Runnable work) {
        Thread.ofVirtual().name("live").start(() -> {
            synchronized (this) {
                if (closed) {
                    return;
                }
            }
            work.run();
        });
    }
}
