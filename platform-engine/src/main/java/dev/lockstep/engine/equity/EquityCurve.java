package dev.lockstep.engine.equity;

import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Equity as it was, recorded by the engine: each point for 7 days of market time, then one an hour, none older than 400
 * days.
 */
public interface EquityCurve {
    /**
     * Keeps the points and forgets what is too old. A second point of the same market time is dropped; the stored peak
     * is the highest of the given one and those before.
     */
    Mono<Void> record(TenantId tenant, List<EquityPoint> points);

    /**
     * At most {@code limit} points from {@code from} (included) to {@code to} (excluded), thinned out evenly, oldest
     * first.
     */
    Mono<List<EquityPoint>> points(TenantId tenant, ProfileId profile, Instant from, Instant to, int limit);

    /** The highest point of a profile, and the last before {@code day}. */
    Mono<EquityReference> reference(TenantId tenant, ProfileId profile, Instant day);
}
