package dev.lockstep.engine.runtime.adapter;

import dev.lockstep.engine.effect.EffectReaper;
import dev.lockstep.engine.event.OutboxRelay;
import dev.lockstep.engine.runtime.CandleHub;
import dev.lockstep.engine.runtime.DesiredStates;
import dev.lockstep.engine.runtime.EngineRoll;
import dev.lockstep.engine.runtime.LockstepTrading;
import dev.lockstep.engine.runtime.MarketFeed;
import dev.lockstep.engine.runtime.ShardOwner;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Where the engine's work begins and ends. Starts consumers before producers; stops in the other direction: no new
 * candles, then what is under way is brought to its end, then the shards are given back, and the relay stops last.
 */
final class EngineLife implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLife.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration RELEASE = Duration.ofMillis(500);

    private final CandleHub hub;
    private final MarketFeed feed;
    private final EngineRoll roll;
    private final ShardOwner shards;
    private final DesiredStates states;
    private final @Nullable LockstepTrading lockstep;
    private final OutboxRelay relay;
    private final EffectReaper effects;
    private final Duration drain;
    private final Deque<Disposable> running = new ArrayDeque<>();
    private volatile boolean started;

    EngineLife(
            CandleHub hub,
            MarketFeed feed,
            EngineRoll roll,
            ShardOwner shards,
            DesiredStates states,
            @Nullable LockstepTrading lockstep,
            OutboxRelay relay,
            EffectReaper effects,
            Duration drain) {
        this.hub = hub;
        this.feed = feed;
        this.roll = roll;
        this.shards = shards;
        this.states = states;
        this.lockstep = lockstep;
        this.relay = relay;
        this.effects = effects;
        this.drain = drain;
    }

    @Override
    public synchronized void start() {
        begin("outbox relay", relay.run());
        begin("effect reaper", effects.run());
        begin("engine roll", roll.run());
        begin("shards", shards.run());
        begin("desired states", states.run());
        if (lockstep != null) {
            begin("lockstep trading", lockstep.run());
        }
        begin("candles", hub.run());
        begin("market feed", feed.run());
        started = true;
    }

    @Override
    public void stop(Runnable callback) {
        started = false;
        pop();
        pop();
        var _ = shards.drain()
                .timeout(drain.dividedBy(2))
                .onErrorComplete()
                .doFinally(drained -> {
                    while (!running.isEmpty()) {
                        pop();
                    }
                })
                .then(Mono.delay(RELEASE))
                .doFinally(released -> callback.run())
                .subscribe();
    }

    @Override
    public void stop() {
        while (!running.isEmpty()) {
            pop();
        }
        started = false;
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    private synchronized void pop() {
        Disposable last = running.pollLast();
        if (last != null) {
            last.dispose();
        }
    }

    private void begin(String what, Publisher<?> work) {
        running.addLast(Flux.from(work)
                .doOnError(error -> LOG.error("{} failed, starting again", what, error))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, AGAIN))
                .subscribe());
    }
}
