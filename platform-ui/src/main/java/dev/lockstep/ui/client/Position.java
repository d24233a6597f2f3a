package dev.lockstep.ui.client;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a profile holds of one instrument.
 *
 * @param cost quote paid for what is held now
 * @param openedAt the venue's time of the first fill
 */
public record Position(
        String id,
        String profileId,
        String symbol,
        String status,
        Amount quantity,
        Amount cost,
        Amount realizedPnl,
        Protection protection,
        String correlationId,
        Instant openedAt,
        long version) {
    /**
     * How it is protected; prices are null where the platform told none.
     *
     * @param state NAKED, UNCERTAIN, PROTECTED, EXITING or NONE
     * @param nakedSince wall clock; when something was first held that no order rests for; null while covered
     */
    public record Protection(
            @Nullable Amount stop,
            @Nullable Amount target,
            String state,
            @Nullable Instant nakedSince) {
        /** Each fill leaves a moment without cover; one longer than the engine's own deadline is an alarm. */
        private static final Duration DEADLINE = Duration.ofSeconds(5);

        /** Whether nothing has covered it for too long. */
        public boolean overdue(Instant now) {
            return nakedSince != null && now.isAfter(nakedSince.plus(DEADLINE));
        }

        /** The next state, told at {@code at}. */
        public Protection told(@Nullable Amount nextStop, @Nullable Amount nextTarget, String next, Instant at) {
            boolean covered = next.equals("PROTECTED") || next.equals("NONE");
            Instant since = covered ? null : nakedSince == null ? at : nakedSince;
            return new Protection(nextStop, nextTarget, next, since);
        }
    }

    public boolean open() {
        return status.equals("OPEN") && quantity.amount().compareTo(BigDecimal.ZERO) > 0;
    }
}
