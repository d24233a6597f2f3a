package dev.lockstep.engine.gateway;

import dev.lockstep.engine.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * An account as the venue holds it.
 *
 * @param free per asset, zero balances left out
 * @param locked per asset, zero balances left out
 * @param openOrders of ours; foreign ones are counted in {@code foreignOpenOrders}
 * @param foreignOpenOrders how many resting orders are not ours
 * @param at the venue's time
 */
public record VenueSnapshot(
        List<Money> free,
        List<Money> locked,
        List<VenueReport.OrderReport> openOrders,
        int foreignOpenOrders,
        Instant at) {
    public VenueSnapshot {
        free = List.copyOf(free);
        locked = List.copyOf(locked);
        openOrders = List.copyOf(openOrders);
    }
}
