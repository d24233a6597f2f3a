package dev.lockstep.api.decision;

import dev.lockstep.engine.guard.Decision;
import dev.lockstep.engine.guard.DenialReason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one signal for one profile.
 *
 * @param id derived from profile and signal
 * @param profileId for which profile
 * @param symbol of which instrument
 * @param signal enter, exit or hold
 * @param candleCloseTime market time
 * @param verdict ALLOWED, DENIED or NONE (nothing was asked for)
 * @param reasonCode why denied; null otherwise
 * @param reasons the strategy's and the guards' words
 * @param correlationId follows it through orders, events and log lines
 * @param decidedAt wall clock
 */
@Schema(name = "Decision")
record DecisionView(
        UUID id,
        UUID profileId,
        String symbol,
        String signal,
        Instant candleCloseTime,
        String verdict,
        @Nullable String reasonCode,
        List<String> reasons,
        String correlationId,
        Instant decidedAt) {
    static DecisionView of(Decision decision) {
        DenialReason reason = decision.reason();
        return new DecisionView(
                decision.id(),
                decision.profile().value(),
                decision.symbol(),
                decision.signal(),
                decision.candleCloseTime(),
                decision.verdict().name(),
                reason == null ? null : reason.name(),
                decision.reasons(),
                decision.correlationId().value(),
                decision.decidedAt());
    }
}
