package dev.lockstep.engine.execution;

import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderEvent;
import dev.lockstep.engine.order.OrderIntent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something learned about an intent.
 *
 * @param told what became of its orders
 * @param state the intent's state where the orders do not say it; null otherwise
 * @param absences how often the venue has said "no such order" by now; 0 leaves the count
 */
record Finding(List<Told> told, @Nullable IntentState state, int absences) {
    Finding {
        told = List.copyOf(told);
    }

    /** One order's event. */
    record Told(ClientOrderId order, OrderEvent event) {}

    static Finding of(ClientOrderId order, OrderEvent event) {
        return new Finding(List.of(new Told(order, event)), null, 0);
    }

    /** The same event for every order of the intent. */
    static Finding ofAll(OrderIntent intent, OrderEvent event, @Nullable IntentState state) {
        List<Told> told =
                intent.orders().stream().map(spec -> new Told(spec.id(), event)).toList();
        return new Finding(told, state, 0);
    }

    /** What one answer says of several orders. */
    static Finding of(List<OrderReport> reports) {
        return new Finding(
                reports.stream().flatMap(report -> told(report).stream()).toList(), null, 0);
    }

    static Finding state(IntentState state) {
        return new Finding(List.of(), state, 0);
    }

    boolean isAbout(ClientOrderId order) {
        for (Told each : told) {
            if (each.order().equals(order)) {
                return true;
            }
        }
        return false;
    }

    Order applied(Order order) {
        Order next = order;
        for (Told each : told) {
            next = each.order().equals(order.id()) ? next.apply(each.event()) : next;
        }
        return next;
    }

    /** An order is over only when every trade it made is in the books: what is held for it pays for them. */
    static Finding of(Order order, OrderReport report) {
        List<Told> told = TradeRecorder.isShort(order, report)
                ? List.of(new Told(order.id(), new OrderEvent.Accepted(report.venueOrderId())))
                : told(report);
        return new Finding(told, null, 0);
    }

    /** That it was accepted, and what became of it. */
    private static List<Told> told(OrderReport report) {
        OrderEvent event = event(report);
        return event == null
                ? List.of()
                : List.of(
                        new Told(report.order(), new OrderEvent.Accepted(report.venueOrderId())),
                        new Told(report.order(), event));
    }

    private static @Nullable OrderEvent event(OrderReport report) {
        String reason = report.reason() == null ? "" : report.reason();
        return switch (report.status()) {
            case NEW, PARTIALLY_FILLED, FILLED -> new OrderEvent.Accepted(report.venueOrderId());
            case CANCELED -> new OrderEvent.Canceled(reason);
            case EXPIRED -> new OrderEvent.Expired(reason);
            case REJECTED -> new OrderEvent.Rejected("venue", reason);
            case PENDING, UNKNOWN, NOT_PLACED -> null;
        };
    }
}
