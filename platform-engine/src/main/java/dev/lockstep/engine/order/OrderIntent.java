package dev.lockstep.engine.order;

import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What we are about to ask a venue for: committed before the call, sent at most once, with the signing time and receive
 * window fixed here so that a late sender is refused by the venue itself (Binance checks both again just before
 * matching).
 *
 * @param id derived from the cause
 * @param kind entry, protection, exit or cancel
 * @param tenant whose
 * @param profile for which profile
 * @param account at which exchange account
 * @param position what it opens, protects or closes
 * @param instrument what is traded
 * @param attempt 1, or 2 after a definite "not accepted"
 * @param orders one order; two for an order list; none for a cancel
 * @param listId the order list's own client id; null for single orders
 * @param cancels the order or list a cancel is for; null otherwise
 * @param signedAt wall clock; the timestamp in the signed request
 * @param receiveWindow how long after {@code signedAt} the venue may still take it
 * @param correlationId the decision it belongs to
 */
public record OrderIntent(
        IntentId id,
        IntentKind kind,
        TenantId tenant,
        ProfileId profile,
        ExchangeAccountId account,
        PositionId position,
        Instrument instrument,
        int attempt,
        List<OrderSpec> orders,
        @Nullable ClientOrderId listId,
        @Nullable ClientOrderId cancels,
        Instant signedAt,
        Duration receiveWindow,
        CorrelationId correlationId) {
    public OrderIntent {
        orders = List.copyOf(orders);
        if (kind == IntentKind.CANCEL ? cancels == null || !orders.isEmpty() : orders.isEmpty()) {
            throw new IllegalArgumentException(kind + " intent " + id + " lacks what it is about");
        }
        if ((orders.size() == 2) != (listId != null)) {
            throw new IllegalArgumentException("two orders need a list id, one must have none: " + id);
        }
    }

    /** From here on the venue itself refuses the request, so it must not leave. */
    public Instant expiresAt() {
        return signedAt.plus(receiveWindow);
    }
}
