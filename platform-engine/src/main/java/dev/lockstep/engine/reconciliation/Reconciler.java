package dev.lockstep.engine.reconciliation;

import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.gateway.ExchangeAccounts;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.ExchangeGateways;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks for differences between venue and books, account by account, and tells of each. It repairs nothing yet. */
public final class Reconciler {
    private final ExchangeAccounts accounts;
    private final ExchangeGateways gateways;
    private final Ledger ledger;
    private final EventLog log;

    public Reconciler(ExchangeAccounts accounts, ExchangeGateways gateways, Ledger ledger, EventLog log) {
        this.accounts = accounts;
        this.gateways = gateways;
        this.ledger = ledger;
        this.log = log;
    }

    /** Every account of the tenant once; what was found. */
    public Mono<List<Discrepancy>> compare(TenantId tenant) {
        return accounts.all(tenant)
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::compare)
                .collectList();
    }

    /** Books first: a trade between the two readings shows as more at the venue, not as less. */
    private Flux<Discrepancy> compare(ExchangeAccount account) {
        return ledger.balances(account.tenant(), null)
                .flatMapMany(books -> gateways.of(account.tenant(), account.id())
                        .flatMap(ExchangeGateway::snapshot)
                        .flatMapIterable(venue -> Comparison.of(account.id(), books, venue)))
                .doOnNext(found -> log.write(LogLine.of(LogEvent.VENUE_DIFFERENCE)
                        .with("account", account.label())
                        .with("difference", found)
                        .of(account.tenant())));
    }
}
