package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One account's balances, orders, lists and executions; the venue keeps the latest of what has ended. */
final class VenueAccount {
    private static final int KEPT_PER_SYMBOL = 20_000;

    private final String name;
    private final TreeMap<String, Balance> balances = new TreeMap<>();
    private final Map<String, NavigableMap<Long, VenueOrder>> orders = new TreeMap<>();
    private final Map<String, NavigableMap<Long, VenueOrder>> open = new TreeMap<>();
    private final Map<String, NavigableMap<Long, VenueTrade>> trades = new TreeMap<>();
    private final TreeMap<Long, VenueOrderList> lists = new TreeMap<>();
    private final Map<String, Long> idOfClientId = new HashMap<>();
    private final List<PreventedMatch> prevented = new ArrayList<>();
    private final List<Amendment> amendments = new ArrayList<>();

    VenueAccount(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    Map<String, Balance> balances() {
        return new TreeMap<>(balances);
    }

    Balance balance(String asset) {
        return balances.getOrDefault(asset, Balance.NOTHING);
    }

    void put(String asset, Balance balance) {
        balances.put(asset, balance);
    }

    boolean canLock(String asset, BigDecimal amount) {
        return balance(asset).free().compareTo(amount) >= 0;
    }

    void put(VenueOrder order) {
        NavigableMap<Long, VenueOrder> all = of(orders, order.symbol());
        all.put(order.id(), order);
        NavigableMap<Long, VenueOrder> stillOpen = of(open, order.symbol());
        if (order.isOpen()) {
            stillOpen.put(order.id(), order);
        } else {
            stillOpen.remove(order.id());
        }
        idOfClientId.put(clientKey(order.symbol(), order.asked().clientOrderId()), order.id());
        if (all.size() > KEPT_PER_SYMBOL) {
            forgetOldest(all);
        }
    }

    private void forgetOldest(NavigableMap<Long, VenueOrder> all) {
        all.values().stream().filter(order -> !order.isOpen()).findFirst().ifPresent(order -> {
            all.remove(order.id());
            idOfClientId.remove(clientKey(order.symbol(), order.asked().clientOrderId()), order.id());
        });
    }

    void put(VenueTrade trade) {
        NavigableMap<Long, VenueTrade> all = of(trades, trade.symbol());
        all.put(tradeKey(trade.id(), trade.maker()), trade);
        if (all.size() > KEPT_PER_SYMBOL) {
            all.pollFirstEntry();
        }
    }

    void put(VenueOrderList list) {
        lists.put(list.id(), list);
        if (lists.size() > KEPT_PER_SYMBOL) {
            lists.pollFirstEntry();
        }
    }

    private static <T> NavigableMap<Long, T> of(Map<String, NavigableMap<Long, T>> bySymbol, String symbol) {
        return bySymbol.computeIfAbsent(symbol, ignored -> new TreeMap<>());
    }

    /** An account that trades with itself has both sides of one trade. */
    private static long tradeKey(long id, boolean maker) {
        return id * 2 + (maker ? 1 : 0);
    }

    private static String clientKey(String symbol, String clientOrderId) {
        return symbol + '|' + clientOrderId;
    }

    @Nullable
    VenueOrder order(String symbol, long id) {
        return of(orders, symbol).get(id);
    }

    /** The latest order with this client id. */
    @Nullable
    VenueOrder order(String symbol, String clientOrderId) {
        Long id = idOfClientId.get(clientKey(symbol, clientOrderId));
        VenueOrder order = id == null ? null : order(symbol, id);
        // an amended order has left its former id
        return order == null || !order.asked().clientOrderId().equals(clientOrderId) ? null : order;
    }

    List<VenueOrder> openOrders(String symbol) {
        return List.copyOf(of(open, symbol).values());
    }

    List<VenueOrder> openOrders() {
        return open.values().stream()
                .flatMap(bySymbol -> bySymbol.values().stream())
                .toList();
    }

    List<VenueOrder> allOrders(String symbol) {
        return List.copyOf(of(orders, symbol).values());
    }

    List<VenueOrder> allOrders() {
        return orders.values().stream()
                .flatMap(bySymbol -> bySymbol.values().stream())
                .toList();
    }

    List<VenueTrade> trades(String symbol) {
        return List.copyOf(of(trades, symbol).values());
    }

    /** Executions of the symbol after the trade with this id. */
    List<VenueTrade> tradesAfter(String symbol, long id) {
        return List.copyOf(of(trades, symbol).tailMap(tradeKey(id, true), false).values());
    }

    List<VenueTrade> trades() {
        return trades.values().stream()
                .flatMap(bySymbol -> bySymbol.values().stream())
                .toList();
    }

    @Nullable
    VenueOrderList list(long id) {
        return lists.get(id);
    }

    List<VenueOrderList> lists() {
        return List.copyOf(lists.values());
    }

    void put(PreventedMatch match) {
        prevented.add(match);
        if (prevented.size() > KEPT_PER_SYMBOL) {
            prevented.removeFirst();
        }
    }

    void put(Amendment amendment) {
        amendments.add(amendment);
        if (amendments.size() > KEPT_PER_SYMBOL) {
            amendments.removeFirst();
        }
    }

    List<PreventedMatch> prevented() {
        return List.copyOf(prevented);
    }

    List<Amendment> amendments() {
        return List.copyOf(amendments);
    }
}
