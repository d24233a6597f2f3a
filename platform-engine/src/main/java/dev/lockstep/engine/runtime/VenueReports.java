package dev.lockstep.engine.runtime;

import dev.lockstep.engine.execution.FactRecorder;
import dev.lockstep.engine.execution.ProtectionKeeper;
import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.gateway.ExchangeAccounts;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.ExchangeGateways;
import dev.lockstep.engine.gateway.VenueReport;
import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.order.Orders;
import dev.lockstep.engine.problem.Problem;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tracing.Step;
import dev.lockstep.engine.tracing.Traces;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * Listens to what the venues tell of a tenant's accounts, records it, and looks after the position it concerns. An
 * account that cannot be opened is tried again by itself, the others are listened to all the while.
 */
public final class VenueReports {
    private static final int MOST_ACCOUNTS = 64;

    private final ExchangeAccounts accounts;
    private final ExchangeGateways gateways;
    private final FactRecorder facts;
    private final Orders orders;
    private final ProtectionKeeper keeper;
    private final Monitor monitor;
    private final EventLog log;
    private final LoopHealth health;
    private final RuntimeSettings settings;
    private final Scheduler scheduler;
    private final Traces traces;

    public VenueReports(
            ExchangeAccounts accounts,
            ExchangeGateways gateways,
            FactRecorder facts,
            Orders orders,
            ProtectionKeeper keeper,
            Monitor monitor,
            EventLog log,
            LoopHealth health,
            RuntimeSettings settings,
            Scheduler scheduler) {
        this(accounts, gateways, facts, orders, keeper, monitor, log, health, settings, scheduler, Traces.OFF);
    }

    public VenueReports(
            ExchangeAccounts accounts,
            ExchangeGateways gateways,
            FactRecorder facts,
            Orders orders,
            ProtectionKeeper keeper,
            Monitor monitor,
            EventLog log,
            LoopHealth health,
            RuntimeSettings settings,
            Scheduler scheduler,
            Traces traces) {
        this.accounts = accounts;
        this.gateways = gateways;
        this.facts = facts;
        this.orders = orders;
        this.keeper = keeper;
        this.monitor = monitor;
        this.log = log;
        this.health = health;
        this.settings = settings;
        this.scheduler = scheduler;
        this.traces = traces;
    }

    Flux<Void> run(TenantId tenant, ShardFence shard, Mono<Void> stop) {
        return accounts.all(tenant)
                .flatMapIterable(all -> all)
                .flatMap(account -> listen(account, shard, stop), MOST_ACCOUNTS);
    }

    private Flux<Void> listen(ExchangeAccount account, ShardFence shard, Mono<Void> stop) {
        return gateways.of(account.tenant(), account.id())
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, settings.restartPauseMax())
                        .filter(Problem.class::isInstance)
                        .scheduler(scheduler))
                .flatMapMany(ExchangeGateway::reports)
                .takeUntilOther(stop)
                .concatMap(report -> handle(account, report, shard).doOnSuccess(done -> health.beat(LoopName.REPORTS)));
    }

    private Mono<Void> handle(ExchangeAccount account, VenueReport report, ShardFence shard) {
        return switch (report) {
            case VenueReport.OrderReport order ->
                traced(
                        account,
                        order,
                        facts.hear(account.tenant(), order).flatMap(recorded -> protect(recorded, shard)));
            case VenueReport.StreamStarted started -> {
                tell(LogEvent.STREAM_STARTED, account, started.at());
                yield monitor.lookAtAll(account.tenant(), shard);
            }
            case VenueReport.ForeignOrder foreign -> {
                tell(LogEvent.VENUE_DIFFERENCE, account, foreign);
                yield Mono.empty();
            }
            case VenueReport.BalanceReport balances -> Mono.empty();
        };
    }

    /** The stream says nothing of the decision an order belongs to; it is asked for only where it is to be traced. */
    private Mono<Void> traced(ExchangeAccount account, VenueReport.OrderReport report, Mono<Void> work) {
        return !traces.isOn()
                ? work
                : orders.find(account.tenant(), report.order())
                        .map(order -> traces.step(Step.REPORT, order.correlationId(), work))
                        .defaultIfEmpty(work)
                        .flatMap(recorded -> recorded);
    }

    /**
     * After a trade that is new; one that was booked before is with whoever booked it. In lockstep the cycle does it,
     * at one place in the candle's order of things. What cannot be done now is the monitor's.
     */
    private Mono<Void> protect(FactRecorder.Recorded recorded, ShardFence shard) {
        return settings.lockstep() || !recorded.traded()
                ? Mono.empty()
                : keeper.check(recorded.seen(), shard).onErrorComplete(Problem.class);
    }

    private void tell(LogEvent event, ExchangeAccount account, Object what) {
        log.write(LogLine.of(event)
                .with("account", account.label())
                .with("what", what)
                .of(account.tenant()));
    }
}
