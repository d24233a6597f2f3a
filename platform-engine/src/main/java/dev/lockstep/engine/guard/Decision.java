package dev.lockstep.engine.guard;

import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one signal for one profile, kept so that "why no trade" has an answer.
 *
 * @param id derived from profile and signal key
 * @param tenant whose
 * @param profile for which profile
 * @param symbol of which instrument
 * @param signalKey the signal's own key
 * @param signal enter, exit or hold
 * @param candleCloseTime market time
 * @param verdict ALLOWED, DENIED or NONE (nothing was asked for)
 * @param reason why denied; null otherwise
 * @param reasons the strategy's and the guards' words
 * @param correlationId born with the signal
 * @param decidedAt wall clock
 */
public record Decision(
        UUID id,
        TenantId tenant,
        ProfileId profile,
        String symbol,
        String signalKey,
        String signal,
        Instant candleCloseTime,
        Outcome verdict,
        @Nullable DenialReason reason,
        List<String> reasons,
        CorrelationId correlationId,
        Instant decidedAt) {
    public Decision {
        reasons = List.copyOf(reasons);
    }

    /** How it went. */
    public enum Outcome {
        ALLOWED,
        DENIED,
        NONE
    }
}
