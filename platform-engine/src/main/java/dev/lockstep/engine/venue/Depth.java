package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order book as everybody sees it: the others' levels and the accounts' orders in one.
 *
 * @param updateId growing with every change of the book
 * @param bids price to quantity, highest first
 * @param asks price to quantity, lowest first
 */
public record Depth(long updateId, Map<BigDecimal, BigDecimal> bids, Map<BigDecimal, BigDecimal> asks) {
    static Depth of(long updateId, SymbolDesk desk, int levels) {
        return new Depth(updateId, side(desk, Side.BUY, levels), side(desk, Side.SELL, levels));
    }

    private static Map<BigDecimal, BigDecimal> side(SymbolDesk desk, Side side, int levels) {
        Map<BigDecimal, BigDecimal> merged =
                new TreeMap<>(side == Side.BUY ? Comparator.<BigDecimal>reverseOrder() : Comparator.naturalOrder());
        for (SyntheticBook.Level level : desk.market().book().against(side.opposite())) {
            merged.merge(level.price, level.quantity(), BigDecimal::add);
        }
        for (VenueOrder order : desk.resting().of(side)) {
            merged.merge(order.asked().price(), order.remaining(), BigDecimal::add);
        }
        Map<BigDecimal, BigDecimal> best = new LinkedHashMap<>();
        List<Map.Entry<BigDecimal, BigDecimal>> entries =
                merged.entrySet().stream().limit(levels).toList();
        entries.forEach(entry -> best.put(entry.getKey(), entry.getValue()));
        return best;
    }
}
