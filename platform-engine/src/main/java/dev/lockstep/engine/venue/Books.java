package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The venue's own bookkeeping: every balance, order, list and trade is stored here and nowhere else, and each store
 * notes the change for the journal and the event for the streams.
 */
final class Books {
    private final TreeMap<String, VenueAccount> accounts = new TreeMap<>();
    private final TreeMap<String, BigDecimal> fees = new TreeMap<>();
    private final TreeMap<String, BigDecimal> counterparty = new TreeMap<>();
    private final TreeMap<String, Long> counters = new TreeMap<>();

    private final Map<String, VenueOrder> changedOrders = new LinkedHashMap<>();
    private final Map<Long, VenueOrderList> changedLists = new LinkedHashMap<>();
    private final List<VenueTrade> newTrades = new ArrayList<>();
    private final List<PreventedMatch> newPrevented = new ArrayList<>();
    private final List<Amendment> newAmendments = new ArrayList<>();
    private final TreeMap<String, Map<String, Balance>> changedBalances = new TreeMap<>();
    private final TreeMap<String, BigDecimal> changedFees = new TreeMap<>();
    private final TreeMap<String, BigDecimal> changedCounterparty = new TreeMap<>();
    private final TreeMap<String, Long> changedCounters = new TreeMap<>();
    private final TreeMap<String, TreeSet<String>> touched = new TreeMap<>();
    private final List<VenueEvent> events = new ArrayList<>();

    long next(String counter) {
        long value = counters.merge(counter, 1L, Long::sum);
        changedCounters.put(counter, value);
        return value;
    }

    /** Remembers a switch of an account; kept with the counters, so that a restart finds it. */
    void set(String counter, long value) {
        counters.put(counter, value);
        changedCounters.put(counter, value);
    }

    long current(String counter) {
        return counters.getOrDefault(counter, 0L);
    }

    @Nullable
    VenueAccount find(String account) {
        return accounts.get(account);
    }

    VenueAccount account(String name) {
        VenueAccount account = accounts.get(name);
        if (account == null) {
            throw new IllegalArgumentException("no account " + name);
        }
        return account;
    }

    List<VenueAccount> accounts() {
        return List.copyOf(accounts.values());
    }

    void open(String name) {
        accounts.putIfAbsent(name, new VenueAccount(name));
        changedBalances.putIfAbsent(name, new TreeMap<>());
    }

    void store(VenueOrder order) {
        account(order.account()).put(order);
        changedOrders.put(order.symbol() + '|' + order.id(), order);
    }

    void store(VenueOrderList list) {
        account(list.account()).put(list);
        changedLists.put(list.id(), list);
    }

    void store(VenueTrade trade) {
        account(trade.account()).put(trade);
        newTrades.add(trade);
    }

    void store(PreventedMatch match) {
        account(match.account()).put(match);
        newPrevented.add(match);
    }

    void store(Amendment amendment) {
        account(amendment.account()).put(amendment);
        newAmendments.add(amendment);
    }

    void lock(String account, String asset, BigDecimal amount) {
        store(account, asset, account(account).balance(asset).locking(amount));
    }

    void unlock(String account, String asset, BigDecimal amount) {
        store(account, asset, account(account).balance(asset).locking(amount.negate()));
    }

    void spendLocked(String account, String asset, BigDecimal amount) {
        store(account, asset, account(account).balance(asset).spending(amount));
    }

    void credit(String account, String asset, BigDecimal amount) {
        store(account, asset, account(account).balance(asset).credited(amount));
    }

    private void store(String account, String asset, Balance balance) {
        account(account).put(asset, balance);
        var _ = touched.computeIfAbsent(account, ignored -> new TreeSet<>()).add(asset);
        changedBalances.computeIfAbsent(account, ignored -> new TreeMap<>()).put(asset, balance);
    }

    void takeFee(String asset, BigDecimal amount) {
        changedFees.put(asset, fees.merge(asset, amount, BigDecimal::add));
    }

    /** What the synthetic book gets (or, negative, gives). */
    void counterpartyGets(String asset, BigDecimal amount) {
        changedCounterparty.put(asset, counterparty.merge(asset, amount, BigDecimal::add));
    }

    void say(VenueEvent event) {
        events.add(event);
    }

    Map<String, BigDecimal> fees() {
        return new TreeMap<>(fees);
    }

    Map<String, BigDecimal> counterparty() {
        return new TreeMap<>(counterparty);
    }

    /** The accounts whose balances changed since this was last asked, each with a mark of which assets. */
    List<VenueEvent.BalancesChanged> drainTouched(long now) {
        List<VenueEvent.BalancesChanged> reports = new ArrayList<>();
        touched.forEach((account, assets) -> {
            TreeMap<String, Balance> balances = new TreeMap<>();
            assets.forEach(asset -> balances.put(asset, account(account).balance(asset)));
            reports.add(new VenueEvent.BalancesChanged(account, balances, now));
        });
        touched.clear();
        return reports;
    }

    List<VenueEvent> drainEvents() {
        List<VenueEvent> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    VenueChanges drainChanges(Map<String, MarketPosition> positions) {
        VenueChanges changes = new VenueChanges(
                List.copyOf(changedOrders.values()),
                List.copyOf(changedLists.values()),
                List.copyOf(newTrades),
                copy(changedBalances),
                new TreeMap<>(changedFees),
                new TreeMap<>(changedCounterparty),
                new TreeMap<>(changedCounters),
                positions,
                List.copyOf(newPrevented),
                List.copyOf(newAmendments));
        changedOrders.clear();
        changedLists.clear();
        newTrades.clear();
        newPrevented.clear();
        newAmendments.clear();
        changedBalances.clear();
        changedFees.clear();
        changedCounterparty.clear();
        changedCounters.clear();
        return changes;
    }

    VenueChanges everything(Map<String, MarketPosition> positions) {
        TreeMap<String, Map<String, Balance>> balances = new TreeMap<>();
        accounts.forEach((name, account) -> balances.put(name, account.balances()));
        return new VenueChanges(
                all(VenueAccount::allOrders),
                all(VenueAccount::lists),
                all(VenueAccount::trades),
                balances,
                new TreeMap<>(fees),
                new TreeMap<>(counterparty),
                new TreeMap<>(counters),
                positions,
                all(VenueAccount::prevented),
                all(VenueAccount::amendments));
    }

    private <T> List<T> all(Function<VenueAccount, List<T>> of) {
        return accounts.values().stream()
                .flatMap(account -> of.apply(account).stream())
                .toList();
    }

    /** Takes over what a journal holds; nothing is noted as changed. */
    void apply(VenueChanges changes) {
        changes.balances().forEach((name, assets) -> {
            VenueAccount account = accounts.computeIfAbsent(name, VenueAccount::new);
            assets.forEach(account::put);
        });
        changes.orders().forEach(order -> account(order.account()).put(order));
        changes.lists().forEach(list -> account(list.account()).put(list));
        changes.trades().forEach(trade -> account(trade.account()).put(trade));
        changes.prevented().forEach(match -> account(match.account()).put(match));
        changes.amendments().forEach(amendment -> account(amendment.account()).put(amendment));
        fees.putAll(changes.fees());
        counterparty.putAll(changes.counterparty());
        counters.putAll(changes.counters());
    }

    private static Map<String, Map<String, Balance>> copy(Map<String, Map<String, Balance>> balances) {
        TreeMap<String, Map<String, Balance>> copied = new TreeMap<>();
        balances.forEach((account, assets) -> copied.put(account, new TreeMap<>(assets)));
        return copied;
    }
}
