package dev.lockstep.engine.execution;

import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Tells operators what becomes of orders: placed once, and before anything that follows from it. The private stream may
 * tell of an order, and of its trades, before the answer to its placement is here; whichever comes first tells.
 */
final class OrderNews {
    private static final int REMEMBERED = 4096;

    private final EventLog log;
    private final SequencedMap<ClientOrderId, Boolean> told = new LinkedHashMap<>();

    OrderNews(EventLog log) {
        this.log = log;
    }

    /** These leave now, from here; what comes of it is told here. */
    synchronized void sending(OrderIntent intent) {
        intent.orders().forEach(order -> told.put(order.id(), false));
        while (told.size() > REMEMBERED) {
            told.pollFirstEntry();
        }
    }

    /** The venue's answer says that it has them. */
    void placed(OrderIntent intent) {
        for (OrderSpec order : intent.orders()) {
            placed(new About(intent.tenant(), intent.profile(), intent.correlationId(), order), false);
        }
    }

    /** A fact moved an order on; one that another process sent is told of when it is first seen at the venue. */
    void moved(Order before, Order after) {
        if (isAtVenue(after)) {
            placed(new About(after.tenant(), after.profile(), after.correlationId(), after.spec()), !isAtVenue(before));
        }
    }

    /** Facts moved orders on; one that ended with less than it asked for has filled as far as it ever will. */
    void moved(List<Order> before, List<Change<Order>> changes) {
        for (Change<Order> change : changes) {
            before.stream()
                    .filter(order -> order.id().equals(change.next().id()))
                    .forEach(order -> ended(order, change.next()));
        }
    }

    private void ended(Order before, Order after) {
        moved(before, after);
        boolean ended = after.status().isTerminal() && before.status().isOpen();
        if (ended && after.executed().isPositive()) {
            filled(after);
        }
    }

    /** It has filled as far as it ever will. */
    void filled(Order order) {
        log.write(LogLine.of(LogEvent.ORDER_FILLED)
                .with("side", order.spec().side())
                .with("symbol", order.spec().instrument().symbol())
                .with("order_id", order.id())
                .with("leg", order.spec().leg())
                .with("quantity", order.executed().value().toPlainString())
                .with("status", order.status())
                .of(order.tenant(), order.profile(), order.correlationId()));
    }

    /** The venue has none of them, or nobody knows. */
    void notPlaced(LogEvent event, OrderIntent intent, String why) {
        for (OrderSpec order : intent.orders()) {
            log.write(line(event, new About(intent.tenant(), intent.profile(), intent.correlationId(), order), why));
        }
    }

    /** The line is written before anybody else can find that it was: what they write comes after it. */
    private synchronized void placed(About order, boolean isNews) {
        Boolean known = told.replace(order.spec().id(), true);
        if (known == null ? isNews : !known) {
            log.write(line(LogEvent.ORDER_PLACED, order, ""));
        }
    }

    private static boolean isAtVenue(Order order) {
        return switch (order.status()) {
            case NEW, PARTIALLY_FILLED, FILLED, CANCELED, EXPIRED -> true;
            case PENDING, UNKNOWN, REJECTED, NOT_PLACED -> false;
        };
    }

    private static LogLine line(LogEvent event, About order, String why) {
        OrderSpec spec = order.spec();
        return LogLine.of(event)
                .with("side", spec.side())
                .with("symbol", spec.instrument().symbol())
                .with("order_id", spec.id())
                .with("leg", spec.leg())
                .with("type", spec.type())
                .with("quantity", spec.quantity().value().toPlainString())
                .with("reason", why.isEmpty() ? null : why)
                .of(order.tenant(), order.profile(), order.decision());
    }

    private record About(TenantId tenant, ProfileId profile, CorrelationId decision, OrderSpec spec) {}
}
