package dev.lockstep.engine.runtime;

import dev.lockstep.engine.execution.Faults;
import dev.lockstep.engine.ledger.Balance;
import dev.lockstep.engine.ledger.CapitalInvariant;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Recomputes the books from their postings and watches the capital invariant; a profile that breaks it is faulted and
 * paused.
 */
public final class LedgerWatch {
    private final Ledger ledger;
    private final Profiles profiles;
    private final Faults faults;
    private final EventLog log;
    private final LoopHealth health;
    private final InstantSource wall;

    public LedgerWatch(
            Ledger ledger, Profiles profiles, Faults faults, EventLog log, LoopHealth health, InstantSource wall) {
        this.ledger = ledger;
        this.profiles = profiles;
        this.faults = faults;
        this.log = log;
        this.health = health;
        this.wall = wall;
    }

    /** One look at every profile of the tenant. */
    public Mono<Void> check(TenantId tenant) {
        return ledger.discrepancies(tenant)
                .flatMap(wrong -> ledger.balances(tenant, null).flatMap(balances -> check(tenant, wrong, balances)));
    }

    private Mono<Void> check(TenantId tenant, List<Balance> wrong, List<Balance> balances) {
        Map<ProfileId, List<Balance>> apart = byProfile(wrong);
        Map<ProfileId, List<Balance>> books = byProfile(balances);
        return profiles.all(tenant)
                .flatMap(all -> OneByOne.each(
                        all,
                        profile -> check(
                                profile,
                                apart.getOrDefault(profile.id(), List.of()),
                                books.getOrDefault(profile.id(), List.of()))));
    }

    private static Map<ProfileId, List<Balance>> byProfile(List<Balance> balances) {
        return balances.stream()
                .collect(Collectors.groupingBy(balance -> balance.account().profile()));
    }

    private Mono<Void> check(TradingProfile profile, List<Balance> wrong, List<Balance> books) {
        return wrong.isEmpty()
                ? invariant(profile, books)
                : fault(profile, "the books do not add up: " + wrong.getFirst());
    }

    private Mono<Void> invariant(TradingProfile profile, List<Balance> balances) {
        CapitalInvariant invariant =
                CapitalInvariant.of(balances, profile.capital().asset());
        if (invariant.holds()) {
            log.write(LogLine.of(LogEvent.LEDGER_CHECKED)
                    .with("profile_name", profile.name())
                    .with("headroom", invariant.headroom())
                    .of(profile.tenant()));
            return Mono.empty();
        }
        health.invariantBroken();
        return fault(
                profile,
                "capital invariant broken: headroom " + invariant.headroom() + ", overdraft " + invariant.overdraft());
    }

    /** Faulted until a person cleared it, and paused so that clearing it alone starts nothing. */
    private Mono<Void> fault(TradingProfile profile, String reason) {
        CorrelationId correlationId = CorrelationId.derived("ledger", profile.tenant(), profile.id(), wall.millis());
        return paused(profile, correlationId).then(faulted(profile, reason, correlationId));
    }

    private Mono<Void> paused(TradingProfile profile, CorrelationId correlationId) {
        return profile.desired() == DesiredState.RUNNING
                ? profiles.desire(profile.tenant(), profile.id(), DesiredState.PAUSED, correlationId)
                        .then()
                : Mono.empty();
    }

    private Mono<Void> faulted(TradingProfile profile, String reason, CorrelationId correlationId) {
        if (profile.observed() == ObservedState.FAULTED) {
            return Mono.empty();
        }
        return Mono.defer(() -> {
            log.write(LogLine.of(LogEvent.LEDGER_DISCREPANCY)
                    .with("profile_name", profile.name())
                    .with("reason", reason)
                    .of(profile.tenant()));
            return faults.fault(profile.tenant(), profile.id(), correlationId, reason);
        });
    }
}
