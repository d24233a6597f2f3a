package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one command changed, as absolute values: written to a journal as one line and applied again after a crash.
 * Applying the same changes twice is harmless.
 *
 * @param orders orders as they are now
 * @param lists order lists as they are now
 * @param trades new executions
 * @param balances per account and asset, as they are now
 * @param fees commissions taken so far, per asset
 * @param counterparty what the synthetic book gave (negative) or got so far, per asset
 * @param counters the last id given, per kind
 * @param positions how far each symbol's market was played
 * @param prevented new self-trades that were prevented
 * @param amendments new reductions of orders
 */
public record VenueChanges(
        List<VenueOrder> orders,
        List<VenueOrderList> lists,
        List<VenueTrade> trades,
        Map<String, Map<String, Balance>> balances,
        Map<String, BigDecimal> fees,
        Map<String, BigDecimal> counterparty,
        Map<String, Long> counters,
        Map<String, MarketPosition> positions,
        List<PreventedMatch> prevented,
        List<Amendment> amendments) {
    public VenueChanges {
        prevented = Objects.requireNonNullElse(prevented, List.of()); // in journals of before they were kept
        amendments = Objects.requireNonNullElse(amendments, List.of());
    }

    public boolean isEmpty() {
        return orders.isEmpty()
                && lists.isEmpty()
                && trades.isEmpty()
                && balances.isEmpty()
                && fees.isEmpty()
                && counterparty.isEmpty()
                && counters.isEmpty()
                && positions.isEmpty();
    }
}
