package dev.lockstep.engine.reconciliation;

import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.ExchangeGateways;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Looks for differences between venue and books, one account at a time, and tells of each that is still there after the
 * open orders were asked for: what the venue did a moment ago, or while no engine ran, is booked first. It repairs
 * nothing yet.
 */
public final class Reconciler {
    private final ExchangeGateways gateways;
    private final Ledger ledger;
    private final EventLog log;

    public Reconciler(ExchangeGateways gateways, Ledger ledger, EventLog log) {
        this.gateways = gateways;
        this.ledger = ledger;
        this.log = log;
    }

    /**
     * What was found twice. A {@code Problem} where the account cannot be read.
     *
     * @param catchUp asks the venue for everything that is open and records what it says
     */
    public Mono<List<Discrepancy>> compare(ExchangeAccount account, Mono<Void> catchUp) {
        return differences(account)
                .flatMap(first -> first.isEmpty()
                        ? Mono.just(first)
                        : catchUp.then(differences(account)).map(second -> stillThere(first, second)))
                .doOnNext(found -> found.forEach(difference -> tell(account, difference)));
    }

    private void tell(ExchangeAccount account, Discrepancy difference) {
        log.write(LogLine.of(LogEvent.VENUE_DIFFERENCE)
                .with("account", account.label())
                .with("difference", difference)
                .of(account.tenant()));
    }

    /** Books first: a sale between the two readings shows as more at the venue, not as less. */
    private Mono<List<Discrepancy>> differences(ExchangeAccount account) {
        return Mono.defer(() -> ledger.balances(account.tenant(), null))
                .flatMap(books -> gateways.of(account.tenant(), account.id())
                        .flatMap(ExchangeGateway::snapshot)
                        .map(venue -> Comparison.of(account.id(), books, venue)));
    }

    private static List<Discrepancy> stillThere(List<Discrepancy> first, List<Discrepancy> second) {
        return second.stream()
                .filter(now -> first.stream().anyMatch(now::isAbout))
                .toList();
    }
}
