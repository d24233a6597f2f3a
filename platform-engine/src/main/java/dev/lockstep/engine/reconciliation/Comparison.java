package dev.lockstep.engine.reconciliation;

import dev.lockstep.engine.gateway.VenueSnapshot;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.Balance;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares an account's snapshot with the books of the profiles that trade on it. */
public final class Comparison {
    /** What the venue should hold of an asset; more than that is the tenant's own, not allocated to us. */
    private static final Set<AccountKind> AT_THE_VENUE = EnumSet.of(
            AccountKind.AVAILABLE, AccountKind.CLEARING, AccountKind.OVERDRAFT, AccountKind.DUST, AccountKind.POOL);

    private Comparison() {}

    public static List<Discrepancy> of(ExchangeAccountId account, List<Balance> books, VenueSnapshot venue) {
        Map<Asset, Money> held = new TreeMap<>();
        venue.free().forEach(amount -> held.merge(amount.asset(), amount, Money::plus));
        venue.locked().forEach(amount -> held.merge(amount.asset(), amount, Money::plus));
        List<Discrepancy> found = new ArrayList<>();
        owned(account, books).forEach((asset, amount) -> {
            Money there = held.getOrDefault(asset, Money.zero(asset));
            if (there.compareTo(amount) < 0) {
                found.add(new Discrepancy.AssetShort(amount, there));
            }
        });
        if (venue.foreignOpenOrders() > 0) {
            found.add(new Discrepancy.ForeignOrders(venue.foreignOpenOrders()));
        }
        return found;
    }

    private static Map<Asset, Money> owned(ExchangeAccountId account, List<Balance> books) {
        Map<Asset, Money> owned = new TreeMap<>();
        books.stream()
                .filter(balance -> balance.account().exchangeAccount().equals(account))
                .filter(balance -> AT_THE_VENUE.contains(balance.account().kind()))
                .forEach(balance -> owned.merge(balance.account().asset(), balance.amount(), Money::plus));
        return owned;
    }
}
