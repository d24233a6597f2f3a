package dev.lockstep.engine.ledger;

import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A tenant's books recomputed from both ends: what is held by the sum of all postings, and by what was allocated plus
 * every trade the venue made.
 *
 * @param assets every asset either side knows, by code
 */
public record LedgerAudit(List<AssetAudit> assets) {
    public LedgerAudit {
        assets = List.copyOf(assets);
    }

    /**
     * Of all postings and all trades there are.
     *
     * @param posted each account by its postings
     * @param traded what the venue's trades brought and took
     */
    public static LedgerAudit of(List<Balance> posted, List<Money> traded) {
        Map<Asset, Money> held = new TreeMap<>();
        Map<Asset, Money> allocated = new TreeMap<>();
        for (Balance balance : posted) {
            AccountKind kind = balance.account().kind();
            if (kind.isHolding()) {
                add(held, balance.amount());
            } else if (kind == AccountKind.CAPITAL || kind == AccountKind.EXTERNAL) {
                add(allocated, balance.amount().negate());
            }
        }
        Map<Asset, Money> moved = new TreeMap<>();
        traded.forEach(money -> add(moved, money));

        TreeSet<Asset> assets = new TreeSet<>(held.keySet());
        assets.addAll(allocated.keySet());
        assets.addAll(moved.keySet());
        List<AssetAudit> lines = new ArrayList<>();
        for (Asset asset : assets) {
            Money given = of(allocated, asset);
            lines.add(new AssetAudit(asset, given, of(held, asset), given.plus(of(moved, asset))));
        }
        return new LedgerAudit(lines);
    }

    public boolean isExplained() {
        return assets.stream().allMatch(AssetAudit::isExplained);
    }

    private static void add(Map<Asset, Money> sums, Money money) {
        sums.merge(money.asset(), money, Money::plus);
    }

    private static Money of(Map<Asset, Money> sums, Asset asset) {
        return sums.getOrDefault(asset, Money.zero(asset));
    }
}
