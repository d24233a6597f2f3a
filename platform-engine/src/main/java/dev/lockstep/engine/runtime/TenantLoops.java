package dev.lockstep.engine.runtime;

import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All that runs for one tenant, begun with a look at what an earlier engine may have left half done. */
public final class TenantLoops implements TenantWork {
    private final LoopSupervisor supervisor;
    private final TenantTrading trading;
    private final VenueReports reports;
    private final Monitor monitor;
    private final DesiredStates states;
    private final AccountChecks accounts;
    private final LedgerWatch ledger;
    private final EquityRecorder equity;
    private final LoopHealth health;
    private final RuntimeSettings settings;

    public TenantLoops(
            LoopSupervisor supervisor,
            TenantTrading trading,
            VenueReports reports,
            Monitor monitor,
            DesiredStates states,
            AccountChecks accounts,
            LedgerWatch ledger,
            EquityRecorder equity,
            LoopHealth health,
            RuntimeSettings settings) {
        this.supervisor = supervisor;
        this.trading = trading;
        this.reports = reports;
        this.monitor = monitor;
        this.states = states;
        this.accounts = accounts;
        this.ledger = ledger;
        this.equity = equity;
        this.health = health;
        this.settings = settings;
    }

    @Override
    public Flux<Void> run(TenantId tenant, ShardFence shard, Mono<Void> stop) {
        return Flux.usingWhen(
                Mono.fromSupplier(() -> {
                    health.owns(tenant, shard);
                    return tenant;
                }),
                owned -> Flux.merge(loops(tenant, shard, stop)),
                owned -> Mono.fromRunnable(() -> {
                    health.leaves(owned);
                    accounts.leaves(owned);
                }));
    }

    private List<Flux<Void>> loops(TenantId tenant, ShardFence shard, Mono<Void> stop) {
        LoopSupervisor.Loops of = supervisor.loops(tenant, stop);
        Flux<Void> traded = settings.lockstep()
                ? Flux.<Void>never().takeUntilOther(stop)
                : of.supervised(LoopName.TRADING, () -> trading.run(tenant, shard, stop));
        return List.of(
                of.supervised(LoopName.REPORTS, () -> reports.run(tenant, shard, stop)),
                of.every(LoopName.MONITOR, settings.monitor(), () -> watch(tenant, shard)),
                of.every(
                        LoopName.RECONCILIATION,
                        settings.reconciliation(),
                        () -> accounts.check(tenant, monitor.catchUp(tenant))),
                of.every(LoopName.LEDGER, settings.ledger(), () -> ledger.check(tenant)),
                of.every(LoopName.EQUITY, settings.equity(), () -> equity.record(tenant)),
                traded);
    }

    /**
     * In lockstep the cycle looks after orders and positions itself, so that the order of things is always the same.
     */
    private Mono<Void> watch(TenantId tenant, ShardFence shard) {
        Mono<Void> aligned = states.align(tenant);
        return settings.lockstep() ? aligned : aligned.then(monitor.look(tenant, shard));
    }
}
