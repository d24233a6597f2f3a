package dev.lockstep.engine.runtime;

import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.gateway.ExchangeAccounts;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.ExchangeGateways;
import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.problem.NotFound;
import dev.lockstep.engine.problem.Problem;
import dev.lockstep.engine.problem.ProviderError;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.reconciliation.Reconciler;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

/**
 * Proves each exchange account, when an engine takes its tenant over and again with every comparison: that its key
 * opens it, that the venue's clock and ours agree, that its holdings are what the books say. What is wrong with one
 * account is told, counted, and pauses the profiles of that account and no others.
 */
public final class AccountChecks {
    private final ExchangeAccounts accounts;
    private final ExchangeGateways gateways;
    private final Reconciler reconciler;
    private final Profiles profiles;
    private final AccountHealth accountHealth;
    private final LoopHealth health;
    private final EventLog log;
    private final RuntimeSettings settings;
    private final InstantSource wall;

    public AccountChecks(
            ExchangeAccounts accounts,
            ExchangeGateways gateways,
            Reconciler reconciler,
            Profiles profiles,
            AccountHealth accountHealth,
            LoopHealth health,
            EventLog log,
            RuntimeSettings settings,
            InstantSource wall) {
        this.accounts = accounts;
        this.gateways = gateways;
        this.reconciler = reconciler;
        this.profiles = profiles;
        this.accountHealth = accountHealth;
        this.health = health;
        this.log = log;
        this.settings = settings;
        this.wall = wall;
    }

    /** @param catchUp asks the venue for everything that is open and records what it says */
    Mono<Void> check(TenantId tenant, Mono<Void> catchUp) {
        return accounts.all(tenant)
                .flatMapIterable(all -> all)
                .concatMap(account -> check(account, catchUp))
                .reduce(0, Integer::sum)
                .doOnNext(health::differences)
                .then();
    }

    void leaves(TenantId tenant) {
        accountHealth.leaves(tenant);
    }

    private Mono<Integer> check(ExchangeAccount account, Mono<Void> catchUp) {
        return reconciler
                .compare(account, catchUp)
                .flatMap(found -> clocksAgree(account).thenReturn(found.size()))
                .doOnNext(found -> well(account))
                .onErrorResume(
                        Problem.class, problem -> failed(account, problem).thenReturn(0));
    }

    private Mono<Void> clocksAgree(ExchangeAccount account) {
        return gateways.of(account.tenant(), account.id())
                .flatMap(ExchangeGateway::serverTime)
                .flatMap(venue -> agree(account, Duration.between(venue, wall.instant())));
    }

    private Mono<Void> agree(ExchangeAccount account, Duration ahead) {
        return ahead.abs().compareTo(settings.clockSkew()) <= 0
                ? Mono.empty()
                : Mono.error(new ProviderError(
                        "clock_skew",
                        "our clock is " + ahead.toMillis() + " ms ahead of " + account.venue()
                                + "'s; what is signed so is refused",
                        "set this machine's clock; " + settings.clockSkew().toMillis() + " ms are allowed"));
    }

    private void well(ExchangeAccount account) {
        if (accountHealth.well(account.tenant(), account.id())) {
            log.write(LogLine.of(LogEvent.ACCOUNT_USABLE)
                    .with("account", account.label())
                    .of(account.tenant()));
        }
    }

    private Mono<Void> failed(ExchangeAccount account, Problem problem) {
        AccountHealth.Trouble trouble =
                accountHealth.failed(account.tenant(), account.id(), problem.code() + ": " + problem.detail());
        boolean given = isFinal(problem) || trouble.failures() >= settings.restartsToPause();
        log.write(LogLine.of(LogEvent.ACCOUNT_UNUSABLE)
                .with("account", account.label())
                .with("failures", trouble.failures())
                .with("paused", given)
                .with("reason", trouble.reason())
                .with("hint", problem.hint())
                .of(account.tenant()));
        return given ? pause(account, trouble.since()) : Mono.empty();
    }

    /** Asked again, it would be the same; a venue that does not answer may do so the next time. */
    private static boolean isFinal(Problem problem) {
        return problem instanceof ConfigError || problem instanceof NotFound;
    }

    /** No new entries there; what is held stays at the venue as it is protected. A person starts them again. */
    private Mono<Void> pause(ExchangeAccount account, Instant since) {
        return profiles.all(account.tenant())
                .flatMapIterable(all -> all)
                .filter(profile -> profile.account().equals(account.id()))
                .filter(profile -> profile.desired() == DesiredState.RUNNING)
                .concatMap(profile -> pause(profile, since))
                .then();
    }

    private Mono<TradingProfile> pause(TradingProfile profile, Instant since) {
        return profiles.desire(
                profile.tenant(),
                profile.id(),
                DesiredState.PAUSED,
                CorrelationId.derived("account", profile.tenant(), profile.id(), since));
    }
}
