package dev.lockstep.engine.profile;

import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.problem.InvalidRequest;
import dev.lockstep.engine.strategy.StrategySpec;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant wants traded with how much.
 *
 * @param tenant whose
 * @param id its name in every row that follows from it
 * @param account the exchange account it trades on
 * @param name for people; unique within the tenant
 * @param watchlist 1 to 20 instruments of one venue, all quoted in the capital's asset
 * @param timeframe of the candles the strategy sees
 * @param strategy what decides
 * @param limits what it may risk
 * @param mode paper or live
 * @param capital allocated; the ledger's FUND entry
 * @param desired what the tenant wants
 * @param observed what an engine last did
 * @param faultReason why it is faulted; null otherwise
 * @param createdAt wall clock
 * @param updatedAt wall clock
 * @param version counts stored changes; for optimistic updates
 */
public record TradingProfile(
        TenantId tenant,
        ProfileId id,
        ExchangeAccountId account,
        String name,
        List<Instrument> watchlist,
        Timeframe timeframe,
        StrategySpec strategy,
        RiskLimits limits,
        TradingMode mode,
        Money capital,
        DesiredState desired,
        ObservedState observed,
        @Nullable String faultReason,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    private static final int MAX_WATCHLIST = 20;
    private static final int MAX_NAME = 80;

    public TradingProfile {
        watchlist = List.copyOf(watchlist);
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new InvalidRequest(
                    "profile_name", "name has " + name.length() + " characters", "use 1 to " + MAX_NAME);
        }
        if (watchlist.isEmpty() || watchlist.size() > MAX_WATCHLIST) {
            throw new InvalidRequest(
                    "profile_watchlist",
                    watchlist.size() + " instruments",
                    "list 1 to " + MAX_WATCHLIST + " instruments");
        }
        if (!capital.isPositive()) {
            throw new InvalidRequest("profile_capital", "capital is " + capital, "allocate more than zero");
        }
        for (Instrument instrument : watchlist) {
            if (!instrument.quote().equals(capital.asset())) {
                throw new InvalidRequest(
                        "profile_quote",
                        instrument.symbol() + " is paid in " + instrument.quote() + ", the capital is in "
                                + capital.asset(),
                        "choose instruments quoted in the capital's asset");
            }
        }
    }

    /** Whether signals are looked at at all. */
    public boolean isWatching() {
        return desired != DesiredState.STOPPED;
    }
}
