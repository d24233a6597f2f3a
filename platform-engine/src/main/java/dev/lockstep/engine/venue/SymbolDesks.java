package dev.lockstep.engine.venue;

import java.util.Collection;
import java.util.TreeMap;

/** The desks of all symbols, by name. */
final class SymbolDesks {
    private final TreeMap<String, SymbolDesk> bySymbol = new TreeMap<>();

    void add(SymbolDesk desk) {
        bySymbol.put(desk.listing().symbol(), desk);
    }

    boolean has(String symbol) {
        return bySymbol.containsKey(symbol);
    }

    /** {@code -1121} for a symbol that is not listed. */
    SymbolDesk of(String symbol) {
        SymbolDesk desk = bySymbol.get(symbol);
        if (desk == null) {
            throw VenueRefusal.badSymbol();
        }
        return desk;
    }

    Collection<SymbolDesk> all() {
        return bySymbol.values();
    }
}
