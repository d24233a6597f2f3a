package dev.lockstep.engine.order;

import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import org.jspecify.annotations.Nullable;

/**
 * An order and what is known of it. {@link #apply} is the only way from one state to the next; it accepts facts in any
 * order and twice, and never moves a finished order back.
 *
 * @param tenant whose
 * @param profile for which profile
 * @param account at which exchange account
 * @param intent what it belongs to
 * @param position what it opens, protects or closes
 * @param spec as the venue was asked
 * @param status how far it is
 * @param executed base quantity traded so far
 * @param executedQuote quote amount of it
 * @param venueOrderId null until the venue named it
 * @param reason why it was refused, cancelled or is unknown; null otherwise
 * @param correlationId the decision it belongs to
 * @param version counts stored changes; 0 before the first
 */
public record Order(
        TenantId tenant,
        ProfileId profile,
        ExchangeAccountId account,
        IntentId intent,
        PositionId position,
        OrderSpec spec,
        OrderStatus status,
        Quantity executed,
        Money executedQuote,
        @Nullable String venueOrderId,
        @Nullable String reason,
        CorrelationId correlationId,
        long version) {

    /** The order as it is the moment its intent becomes durable. */
    public static Order pending(OrderIntent intent, OrderSpec spec) {
        return new Order(
                intent.tenant(),
                intent.profile(),
                intent.account(),
                intent.id(),
                intent.position(),
                spec,
                OrderStatus.PENDING,
                Quantity.zero(spec.instrument().base()),
                Money.zero(spec.instrument().quote()),
                null,
                null,
                intent.correlationId(),
                0);
    }

    public ClientOrderId id() {
        return spec.id();
    }

    public Quantity remaining() {
        return executed.compareTo(spec.quantity()) >= 0
                ? Quantity.zero(executed.asset())
                : spec.quantity().minus(executed);
    }

    /** The order after {@code event}; itself where the event says nothing new. The version is the store's to raise. */
    public Order apply(OrderEvent event) {
        return switch (event) {
            case OrderEvent.Accepted accepted -> accepted(accepted.venueOrderId());
            case OrderEvent.Filled filled -> filled(filled.fill());
            case OrderEvent.Rejected rejected ->
                ended(OrderStatus.REJECTED, rejected.code() + ": " + rejected.reason());
            case OrderEvent.Canceled canceled -> ended(OrderStatus.CANCELED, canceled.reason());
            case OrderEvent.Expired expired -> ended(OrderStatus.EXPIRED, expired.reason());
            case OrderEvent.ProvenAbsent absent -> ended(OrderStatus.NOT_PLACED, absent.reason());
            case OrderEvent.AnswerLost lost ->
                status == OrderStatus.PENDING ? with(OrderStatus.UNKNOWN, lost.reason()) : this;
        };
    }

    /** The same order as the store has it, under the version it was stored with. */
    public Order stored(long storedVersion) {
        return moved(status, executed, executedQuote, venueOrderId, reason, storedVersion);
    }

    private Order accepted(String id) {
        Order named = venueOrderId == null ? named(id) : this;
        boolean waiting = status == OrderStatus.PENDING || status == OrderStatus.UNKNOWN;
        return waiting ? named.with(OrderStatus.NEW, null) : named;
    }

    /** Adds a fill that was not applied before; duplicates are stopped at the fill's key, before they come here. */
    private Order filled(Fill fill) {
        Quantity total = executed.plus(fill.quantity());
        Money quote = executedQuote.plus(fill.quote());
        boolean complete = total.compareTo(spec.quantity()) >= 0;
        OrderStatus next = complete ? OrderStatus.FILLED : status.isTerminal() ? status : OrderStatus.PARTIALLY_FILLED;
        return moved(next, total, quote, venueOrderId, reason, version);
    }

    private Order ended(OrderStatus how, String why) {
        return status.isTerminal() ? this : with(how, why);
    }

    private Order named(String id) {
        return moved(status, executed, executedQuote, id, reason, version);
    }

    private Order with(OrderStatus next, @Nullable String why) {
        return moved(next, executed, executedQuote, venueOrderId, why, version);
    }

    /** What of an order ever changes; the rest is as it was asked for. */
    private Order moved(
            OrderStatus nextStatus,
            Quantity total,
            Money totalQuote,
            @Nullable String id,
            @Nullable String why,
            long nextVersion) {
        return new Order(
                tenant,
                profile,
                account,
                intent,
                position,
                spec,
                nextStatus,
                total,
                totalQuote,
                id,
                why,
                correlationId,
                nextVersion);
    }
}
