package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.order.Order;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stored order, a row of its table.
 *
 * @param order as it is now
 * @param place counts rows in the order they were written
 * @param at when it was written
 */
record StoredOrder(Order order, long place, Instant at) {
    /** What the row becomes; identity and request stay as they were first written. */
    StoredOrder moved(Order next) {
        return new StoredOrder(
                new Order(
                        order.tenant(),
                        order.profile(),
                        order.account(),
                        order.intent(),
                        order.position(),
                        order.spec(),
                        next.status(),
                        next.executed(),
                        next.executedQuote(),
                        next.venueOrderId(),
                        printable(next.reason()),
                        order.correlationId(),
                        order.version() + 1),
                place,
                at);
    }

    /** PostgreSQL's text holds no NUL, so neither does this. */
    private static @Nullable String printable(@Nullable String words) {
        return words == null ? null : words.replace('\u0000', ' ');
    }
}
