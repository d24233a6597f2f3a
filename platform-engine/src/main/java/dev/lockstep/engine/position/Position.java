package dev.lockstep.engine.position;

import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a profile holds of one instrument, from the first entry fill to the last exit fill. Long only (spot).
 *
 * @param tenant whose
 * @param id derived from the entry intent
 * @param profile of which profile
 * @param account at which exchange account
 * @param instrument what is held
 * @param status open or closed
 * @param quantity held net of fees taken in base
 * @param cost quote paid for what is held now
 * @param realizedPnl proceeds minus cost of what was sold, before fees
 * @param protection stop, target and whether they rest
 * @param correlationId the decision it began with
 * @param openedAt the venue's time of the first fill
 * @param closedAt the venue's time of the last fill; null while open
 * @param version counts stored changes; 0 before the first
 */
public record Position(
        TenantId tenant,
        PositionId id,
        ProfileId profile,
        ExchangeAccountId account,
        Instrument instrument,
        PositionStatus status,
        Quantity quantity,
        Money cost,
        Money realizedPnl,
        Protection protection,
        CorrelationId correlationId,
        Instant openedAt,
        @Nullable Instant closedAt,
        long version) {

    public Position with(Protection next) {
        return with(next, version);
    }

    /** The same position as the store has it, under the version it was stored with. */
    public Position stored(long storedVersion) {
        return with(protection, storedVersion);
    }

    private Position with(Protection next, long nextVersion) {
        return new Position(
                tenant,
                id,
                profile,
                account,
                instrument,
                status,
                quantity,
                cost,
                realizedPnl,
                next,
                correlationId,
                openedAt,
                closedAt,
                nextVersion);
    }
}
