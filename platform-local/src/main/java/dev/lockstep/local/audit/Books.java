package dev.lockstep.local.audit;

import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one side says of one tenant's account.
 *
 * @param orders client order ids, once for every order there is
 * @param openOrders client order ids of the orders that rest
 * @param trades by symbol and the venue's trade id
 * @param holdings what the account holds, by asset; zero is left out
 */
record Books(List<String> orders, Set<String> openOrders, Map<String, Trade> trades, Map<Asset, Money> holdings) {

    Books {
        orders = List.copyOf(orders);
        openOrders = Set.copyOf(openOrders);
        trades = Map.copyOf(trades);
        holdings = Map.copyOf(holdings);
    }

    /** What all trades together brought and took. */
    List<Money> moved() {
        return trades.values().stream().flatMap(trade -> trade.moved().stream()).toList();
    }
}
