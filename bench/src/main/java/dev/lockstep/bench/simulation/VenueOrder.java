package dev.lockstep.bench.simulation;

import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as the venue has it: the truth our books are held against. */
final class VenueOrder {
    private final OrderIntent intent;
    private final OrderSpec spec;
    private final String venueId;
    private final Instant createdAt;
    private final List<Fill> fills = new ArrayList<>();
    private Quantity executed;
    private Money quote;
    private OrderStatus status = OrderStatus.NEW;
    private Instant changedAt;
    private @Nullable String reason;

    VenueOrder(OrderIntent intent, OrderSpec spec, String venueId, Instant now) {
        this.intent = intent;
        this.spec = spec;
        this.venueId = venueId;
        this.createdAt = now;
        this.changedAt = now;
        this.executed = Quantity.zero(spec.instrument().base());
        this.quote = Money.zero(spec.instrument().quote());
    }

    OrderIntent intent() {
        return intent;
    }

    OrderSpec spec() {
        return spec;
    }

    ClientOrderId id() {
        return spec.id();
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean isOpen() {
        return status.isOpen();
    }

    List<Fill> fills() {
        return fills;
    }

    Quantity executed() {
        return executed;
    }

    Quantity remaining() {
        return spec.quantity().minus(executed);
    }

    void traded(Fill fill) {
        fills.add(fill);
        executed = executed.plus(fill.quantity());
        quote = quote.plus(fill.quote());
        changedAt = fill.executedAt();
        status = remaining().isZero() ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
    }

    void end(OrderStatus how, String why, Instant now) {
        status = how;
        reason = why;
        changedAt = now;
    }

    /** As a query answers, with these of its trades. */
    OrderReport report(List<Fill> told) {
        return new OrderReport(
                spec.id(), spec.instrument(), venueId, status, executed, quote, List.copyOf(told), reason, changedAt);
    }

    OrderReport report() {
        return report(fills);
    }
}
