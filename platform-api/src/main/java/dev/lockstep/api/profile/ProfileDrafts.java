package dev.lockstep.api.profile;

import dev.lockstep.api.web.security.Caller;
import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.gateway.ExchangeAccounts;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.problem.NotFound;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.RiskLimits;
import dev.lockstep.engine.profile.TradingMode;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.profile.VenueFit;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.time.RandomIds;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** From a body to a profile the venue would take; nothing is stored here. */
@Component
class ProfileDrafts {
    private final ExchangeAccounts accounts;
    private final VenueCheck venues;
    private final RandomIds ids;
    private final InstantSource clock;

    ProfileDrafts(ExchangeAccounts accounts, VenueCheck venues, RandomIds ids, InstantSource clock) {
        this.accounts = accounts;
        this.venues = venues;
        this.ids = ids;
        this.clock = clock;
    }

    Mono<TradingProfile> created(Caller caller, CreateProfile body) {
        ExchangeAccountId account =
                new ExchangeAccountId(Fields.required("exchange_account_id", body.exchangeAccountId()));
        List<String> symbols = Fields.required("symbols", body.symbols());
        return accounts.find(caller.tenant(), account)
                .switchIfEmpty(Mono.error(() -> unknownAccount(account)))
                .flatMap(found ->
                        venues.rules(found.venue(), symbols).map(rules -> fitting(created(found, body, rules), rules)));
    }

    /** The profile with what the body changes; the venue is asked again, since its rules may have changed too. */
    Mono<TradingProfile> changed(TradingProfile before, ChangeProfile body) {
        List<String> symbols = body.symbols() != null
                ? body.symbols()
                : before.watchlist().stream().map(Instrument::symbol).toList();
        return Mono.zip(venues.rules(before.watchlist().getFirst().venue(), symbols), mode(before, body.dryRun()))
                .map(read -> fitting(changed(before, body, read.getT1(), read.getT2()), read.getT1()));
    }

    private TradingProfile created(ExchangeAccount account, CreateProfile body, List<SymbolRules> rules) {
        Instant now = clock.instant();
        return new TradingProfile(
                account.tenant(),
                new ProfileId(body.id() == null ? ids.next() : body.id()),
                account.id(),
                Fields.name("name", Fields.required("name", body.name())),
                instruments(rules),
                Timeframe.of(Fields.required("timeframe", body.timeframe())),
                Fields.required("strategy", body.strategy()).spec(),
                limits(body.limits(), LimitFields.PRESET),
                mode(account, Boolean.TRUE.equals(body.dryRun())),
                Fields.required("capital", body.capital()).money("capital"),
                DesiredState.STOPPED,
                ObservedState.IDLE,
                null,
                now,
                now,
                1);
    }

    private static TradingProfile changed(
            TradingProfile before, ChangeProfile body, List<SymbolRules> rules, TradingMode mode) {
        return new TradingProfile(
                before.tenant(),
                before.id(),
                before.account(),
                body.name() == null ? before.name() : Fields.name("name", body.name()),
                instruments(rules),
                body.timeframe() == null ? before.timeframe() : Timeframe.of(body.timeframe()),
                body.strategy() == null ? before.strategy() : body.strategy().spec(),
                limits(body.limits(), before.limits()),
                mode,
                before.capital(),
                before.desired(),
                before.observed(),
                before.faultReason(),
                before.createdAt(),
                before.updatedAt(),
                before.version());
    }

    private Mono<TradingMode> mode(TradingProfile before, @Nullable Boolean dryRun) {
        return dryRun == null
                ? Mono.just(before.mode())
                : accounts.find(before.tenant(), before.account()).map(account -> mode(account, dryRun));
    }

    private static TradingMode mode(ExchangeAccount account, boolean dryRun) {
        if (dryRun) {
            return TradingMode.DRY_RUN;
        }
        return account.simulated() ? TradingMode.PAPER : TradingMode.LIVE;
    }

    private static TradingProfile fitting(TradingProfile profile, List<SymbolRules> rules) {
        rules.forEach(rule -> VenueFit.require(profile, rule));
        return profile;
    }

    private static RiskLimits limits(@Nullable LimitFields given, RiskLimits before) {
        return given == null ? before : given.over(before);
    }

    private static List<Instrument> instruments(List<SymbolRules> rules) {
        return rules.stream().map(SymbolRules::instrument).toList();
    }

    private static NotFound unknownAccount(ExchangeAccountId account) {
        return new NotFound(
                "exchange_account_not_found",
                "there is no exchange account " + account,
                "list yours with GET /api/v1/exchange-accounts");
    }
}
