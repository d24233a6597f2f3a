package dev.lockstep.engine.guard;

import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** What the guards ask of the stores about a profile, as one read: all of it is of the same moment. */
public interface TradingDays {
    /**
     * The profile's day so far; never empty.
     *
     * @param symbol of the entry in question
     * @param day the market day's beginning, in market time
     */
    Mono<TradingDay> of(TenantId tenant, ProfileId profile, String symbol, Instant day);
}
