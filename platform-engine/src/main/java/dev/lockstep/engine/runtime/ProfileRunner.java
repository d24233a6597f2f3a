package dev.lockstep.engine.runtime;

import dev.lockstep.engine.execution.ExecutionEngine;
import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.execution.Submission;
import dev.lockstep.engine.guard.Decision;
import dev.lockstep.engine.guard.Decisions;
import dev.lockstep.engine.guard.DenialReason;
import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.strategy.Signal;
import dev.lockstep.engine.strategy.SignalBoard;
import dev.lockstep.engine.time.CorrelationId;
import dev.lockstep.engine.tracing.Step;
import dev.lockstep.engine.tracing.Traces;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** One profile's cycle on one candle: signal, decision, order; every decision is kept with its reasons. */
public final class ProfileRunner {
    private final SignalBoard board;
    private final ExecutionEngine engine;
    private final Decisions decisions;
    private final EventLog log;
    private final InstantSource wall;
    private final RuntimeSettings settings;
    private final Traces traces;
    private final @Nullable CorrelationId given;
    private final AtomicLong cycles = new AtomicLong();

    public ProfileRunner(
            SignalBoard board,
            ExecutionEngine engine,
            Decisions decisions,
            EventLog log,
            InstantSource wall,
            RuntimeSettings settings) {
        this(board, engine, decisions, log, wall, settings, Traces.OFF, null);
    }

    /** @param given the correlation id of every cycle, for a run that is to be found again; null draws one for each */
    public ProfileRunner(
            SignalBoard board,
            ExecutionEngine engine,
            Decisions decisions,
            EventLog log,
            InstantSource wall,
            RuntimeSettings settings,
            Traces traces,
            @Nullable CorrelationId given) {
        this.given = given;
        this.board = board;
        this.engine = engine;
        this.decisions = decisions;
        this.log = log;
        this.wall = wall;
        this.settings = settings;
        this.traces = traces;
    }

    public Mono<Void> run(TradingProfile profile, Candle candle, ShardFence shard) {
        return Mono.defer(() -> {
            CorrelationId id = given != null ? given : drawn(profile, candle);
            Run run = new Run(wall.instant().getEpochSecond(), cycles.incrementAndGet());
            tell(LogEvent.RUN_START, profile, id, run);
            Mono<Void> cycled = board.signal(profile.strategy(), candle)
                    .flatMap(signal -> traces.step(Step.DECISION, id, engine.submit(profile, signal, shard, id))
                            .flatMap(submission -> keep(profile, signal, submission, id)));
            return traces.step(Step.SIGNAL, id, cycled).doOnTerminate(() -> tell(LogEvent.RUN_END, profile, id, run));
        });
    }

    private Mono<Void> keep(TradingProfile profile, Signal signal, Submission submission, CorrelationId id) {
        Decision decision = DecisionDraft.of(profile, signal, submission, id, wall.instant());
        log.write(LogLine.of(LogEvent.DECISION)
                .with("step", decision.signal())
                .with("decision", word(decision))
                .with("reason_code", decision.reason())
                .with("symbol", decision.symbol())
                .of(profile.tenant(), profile.id(), id));
        return decisions.keep(decision);
    }

    private static String word(Decision decision) {
        return switch (decision.verdict()) {
            case ALLOWED -> "ALLOWED";
            case NONE -> "NONE";
            case DENIED -> decision.reason() == DenialReason.DUPLICATE_SIGNAL ? "DEDUPED" : "BLOCKED";
        };
    }

    private static CorrelationId drawn(TradingProfile profile, Candle candle) {
        return CorrelationId.derived(
                "cycle", profile.tenant(), profile.id(), candle.instrument(), candle.timeframe(), candle.openTime());
    }

    private void tell(LogEvent event, TradingProfile profile, CorrelationId id, Run run) {
        log.write(LogLine.of(event)
                .with("run_id", settings.pid() + "_" + run.epoch())
                .with("pid", settings.pid())
                .with("host", settings.host())
                .with("cycle", run.cycle())
                .of(profile.tenant(), profile.id(), id));
    }

    /** One cycle, as operators tell them apart. */
    private record Run(long epoch, long cycle) {}
}
