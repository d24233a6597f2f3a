package dev.lockstep.engine.gateway;

import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.OrderStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something the venue told about an account, by stream or in an answer. Can be late, repeated and out of order. */
public sealed interface VenueReport {
    /**
     * An order of ours as the venue sees it.
     *
     * @param order our id
     * @param instrument what is traded
     * @param venueOrderId the venue's id
     * @param status the venue's, in our words
     * @param executed traded so far
     * @param executedQuote quote amount of it
     * @param fills trades this report carries with their ids; may be fewer than {@code executed} says
     * @param reason why it was refused or ended early; null otherwise
     * @param at the venue's time
     */
    record OrderReport(
            ClientOrderId order,
            Instrument instrument,
            String venueOrderId,
            OrderStatus status,
            Quantity executed,
            Money executedQuote,
            List<Fill> fills,
            @Nullable String reason,
            Instant at)
            implements VenueReport {
        public OrderReport {
            fills = List.copyOf(fills);
        }
    }

    /** An order or trade that is not ours: made by hand or by another program. */
    record ForeignOrder(String clientOrderId, String symbol, String status, Instant at) implements VenueReport {}

    /** What the account holds, free and locked, of the assets named. */
    record BalanceReport(List<Money> free, List<Money> locked, Instant at) implements VenueReport {
        public BalanceReport {
            free = List.copyOf(free);
            locked = List.copyOf(locked);
        }
    }

    /** The stream is up from here on, maybe after a gap: what rests must be asked for once. */
    record StreamStarted(Instant at) implements VenueReport {}
}
