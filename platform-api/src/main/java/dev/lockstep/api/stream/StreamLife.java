package dev.lockstep.api.stream;

import dev.lockstep.api.candle.LiveCandles;
import dev.lockstep.api.web.security.AccessTokens;
import dev.lockstep.engine.event.EventFeed;
import dev.lockstep.engine.market.Candle;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What goes on beside the clients' messages: the feeds, and everything that comes with time. */
@Component
@EnableConfigurationProperties(StreamSettings.class)
class StreamLife implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StreamLife.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int AT_ONCE = 4;
    private static final int UNCHANGED_TURNS = 5;

    private final EventFeed events;
    private final LiveCandles candles;
    private final Channels channels;
    private final Connections connections;
    private final StateTopics states;
    private final AccessTokens members;
    private final StreamJson json;
    private final StreamSettings settings;
    private final InstantSource wall;
    private volatile Disposable running = Disposables.disposed();

    StreamLife(
            EventFeed events,
            LiveCandles candles,
            Channels channels,
            Connections connections,
            StateTopics states,
            AccessTokens members,
            StreamJson json,
            StreamSettings settings,
            InstantSource wall) {
        this.events = events;
        this.candles = candles;
        this.channels = channels;
        this.connections = connections;
        this.states = states;
        this.members = members;
        this.json = json;
        this.settings = settings;
        this.wall = wall;
    }

    @Override
    public void start() {
        running = Disposables.composite(
                events.events().subscribe(channels::heard),
                candles.candles().subscribe(this::heard),
                every(settings.poll(), turn -> catchUp()),
                every(settings.refresh(), this::refresh),
                every(settings.heartbeat(), turn -> Mono.fromRunnable(this::heartbeat)),
                every(LOOK, turn -> Mono.fromRunnable(this::look)),
                every(settings.membership(), turn -> stillMembers()));
    }

    @Override
    public void stop() {
        running.dispose();
        connections.all().forEach(session -> session.close(CloseReason.GOING_AWAY));
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    private void heard(Candle candle) {
        channels.all().forEach(channel -> states.tell(channel, candle));
    }

    /** For what the feed did not tell: it may have been down, or not yet up. */
    private Mono<Void> catchUp() {
        return Flux.fromIterable(channels.all())
                .flatMap(TenantChannel::catchUp, AT_ONCE)
                .then();
    }

    private Mono<Void> refresh(long turn) {
        return Flux.fromIterable(channels.all())
                .filter(channel -> channel.takeChange() || turn % UNCHANGED_TURNS == 0)
                .flatMap(states::tell, AT_ONCE)
                .then();
    }

    private void heartbeat() {
        boolean connected = events.state().connected();
        for (TenantChannel channel : channels.all()) {
            String text = json.write(new ServerMessage.Heartbeat(wall.instant(), channel.last(), connected));
            channel.forEach(session -> session.heartbeat(text));
        }
    }

    private void look() {
        for (StreamSession session : connections.all()) {
            switch (session.pulse().at(wall.instant())) {
                case NOTHING -> {}
                case PING -> session.ping();
                case WARNING ->
                    session.access().ifPresent(access -> session.send(new ServerMessage.Expiring(access.expiresAt())));
                case UNAUTHENTICATED -> session.close(CloseReason.UNAUTHENTICATED);
                case SILENT -> session.close(CloseReason.SILENT);
            }
        }
    }

    /** Who was removed from the tenant hears nothing more. */
    private Mono<Void> stillMembers() {
        return Flux.fromIterable(connections.all())
                .flatMap(this::checked, AT_ONCE)
                .then();
    }

    private Mono<Void> checked(StreamSession session) {
        return Mono.justOrEmpty(session.access())
                .flatMap(access -> members.member(
                                access.caller().tenant(), access.caller().subject())
                        .hasElement())
                .filter(member -> !member)
                .doOnNext(gone -> session.close(CloseReason.FORBIDDEN))
                .then();
    }

    private static Disposable every(Duration length, LongFunction<Mono<Void>> work) {
        return Flux.interval(length)
                .onBackpressureDrop()
                .concatMap(
                        turn -> Mono.defer(() -> work.apply(turn))
                                .doOnError(e -> LOG.warn("the stream's clockwork stumbled", e))
                                .onErrorComplete(),
                        1)
                .subscribe();
    }
}
