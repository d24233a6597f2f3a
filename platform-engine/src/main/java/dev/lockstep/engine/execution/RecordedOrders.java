package dev.lockstep.engine.execution;

import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What this process has stored of orders, the latest of them. The venue tells most things twice, in its answer and by
 * stream; what says nothing beyond what is stored need not be looked up. An order only moves on, so what was true of it
 * once is the least that is stored now. Who is not in here is read.
 */
final class RecordedOrders {
    private static final int REMEMBERED = 4096;

    private final SequencedMap<ClientOrderId, Order> orders = new LinkedHashMap<>();

    /** What was found out is durable, with all that follows from it. */
    synchronized void add(IntentSnapshot seen, Finding finding) {
        for (Order order : seen.orders()) {
            if (finding.isAbout(order.id())) {
                Order after = finding.applied(order);
                orders.putLast(order.id(), after.equals(order) ? order : after.stored(order.version() + 1));
            }
        }
        while (orders.size() > REMEMBERED) {
            orders.pollFirstEntry();
        }
    }

    /** Whether all that the report says of the tenant's order is stored. */
    boolean isKnown(TenantId tenant, OrderReport report) {
        Order order = find(report.order());
        return order != null
                && order.tenant().equals(tenant)
                && !TradeRecorder.isShort(order, report)
                && Finding.of(order, report).applied(order).equals(order);
    }

    /** Whether more is stored by now than was seen: the stream may be faster than an answer. */
    boolean isBeyond(IntentSnapshot seen) {
        for (Order order : seen.orders()) {
            Order known = find(order.id());
            if (known != null && known.version() > order.version()) {
                return true;
            }
        }
        return false;
    }

    private synchronized @Nullable Order find(ClientOrderId id) {
        return orders.get(id);
    }
}
