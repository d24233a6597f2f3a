package dev.lockstep.bench.simulation;

import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the account holds at the venue. */
final class VenueBalances {
    private final Map<Asset, Money> free = new TreeMap<>();
    private final Map<Asset, Money> locked = new TreeMap<>();

    boolean has(Money amount) {
        return free(amount.asset()).compareTo(amount) >= 0;
    }

    void add(Money amount) {
        free.merge(amount.asset(), amount, Money::plus);
    }

    void lock(Money amount) {
        add(amount.negate());
        locked.merge(amount.asset(), amount, Money::plus);
    }

    void unlock(Money amount) {
        lock(amount.negate());
    }

    Money free(Asset asset) {
        return free.getOrDefault(asset, Money.zero(asset));
    }

    Money total(Asset asset) {
        return free(asset).plus(locked.getOrDefault(asset, Money.zero(asset)));
    }

    List<Money> free() {
        return List.copyOf(free.values());
    }

    List<Money> locked() {
        return List.copyOf(locked.values());
    }

    Iterable<Asset> assets() {
        return List.copyOf(free.keySet());
    }
}
