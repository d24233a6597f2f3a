package dev.lockstep.engine.venue;

import java.math.BigDecimal;

/** Everything the matching engine needs for one symbol: its market and the orders that wait there. */
record SymbolDesk(SymbolMarket market, RestingOrders resting, StopOrders stops) {
    SymbolDesk(SymbolMarket market) {
        this(market, new RestingOrders(), new StopOrders());
    }

    SymbolListing listing() {
        return market.listing();
    }

    void put(VenueOrder order) {
        resting.put(order);
        if (order.type().hasStop()) {
            stops.put(order);
        }
    }

    MatchPlan plan(OrderRequest asked, String account, BigDecimal wanted) {
        return MatchPlan.of(
                asked, account, wanted, market.book(), resting, listing().step());
    }

    /** The asset an order gives. */
    String paidAsset(Side side) {
        return side == Side.BUY ? listing().quote() : listing().base();
    }
}
