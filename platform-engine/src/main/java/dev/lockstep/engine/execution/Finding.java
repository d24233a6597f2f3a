package dev.lockstep.engine.execution;

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

    static Finding state(IntentState state) {
        return new Finding(List.of(), state, 0);
    }

    Order applied(Order order) {
        Order next = order;
        for (Told each : told) {
            next = each.order().equals(order.id()) ? next.apply(each.event()) : next;
        }
        return next;
    }
}
