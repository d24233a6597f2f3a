package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.List;

/** The checks before the matching engine: Binance's {@code filters.md}, in the words of its {@code errors.md}. */
final class OrderRules {
    private OrderRules() {}

    static void check(OrderRequest asked, SymbolListing listing, BigDecimal average, BigDecimal last) {
        if (!listing.isTrading()) {
            throw VenueRefusal.marketClosed();
        }
        if (asked.type().hasLimit()) {
            checkPrice(asked.price(), listing);
            checkPercent(asked, listing.bounds(), average);
        }
        if (asked.type().hasStop() && asked.stopPrice().signum() > 0) {
            checkPrice(asked.stopPrice(), listing);
        }
        Integer trailing = asked.trailingDelta();
        if (trailing != null) {
            SymbolLimits limits = listing.limits();
            require(trailing >= limits.minTrailing() && trailing <= limits.maxTrailing(), "TRAILING_DELTA");
        }
        if (asked.quantity().signum() > 0 || asked.quoteQuantity().signum() == 0) {
            checkQuantity(asked, listing);
        }
        checkNotional(asked, listing, last);
    }

    private static void checkPrice(BigDecimal price, SymbolListing listing) {
        boolean kept = price.compareTo(listing.tick()) >= 0
                && price.compareTo(listing.maxPrice()) <= 0
                && Amount.isMultiple(price, listing.tick());
        require(kept, "PRICE_FILTER");
    }

    private static void checkPercent(OrderRequest asked, SymbolBounds bounds, BigDecimal average) {
        SymbolBounds.PriceBand band = asked.side() == Side.BUY ? bounds.bids() : bounds.asks();
        require(band.holds(asked.price(), average), bounds.bySide() ? "PERCENT_PRICE_BY_SIDE" : "PERCENT_PRICE");
    }

    private static void checkQuantity(OrderRequest asked, SymbolListing listing) {
        BigDecimal quantity = asked.quantity();
        boolean kept = quantity.compareTo(listing.minQuantity()) >= 0
                && quantity.compareTo(listing.maxQuantity()) <= 0
                && Amount.isMultiple(quantity, listing.step());
        require(kept, "LOT_SIZE");
        if (!asked.type().hasLimit()) {
            SymbolBounds bounds = listing.bounds();
            boolean keptAtMarket = quantity.compareTo(bounds.marketMin()) >= 0
                    && quantity.compareTo(listing.marketMaxQuantity()) <= 0
                    && Amount.isMultiple(quantity, bounds.marketStep());
            require(keptAtMarket, "MARKET_LOT_SIZE");
        }
    }

    private static void checkNotional(OrderRequest asked, SymbolListing listing, BigDecimal last) {
        BigDecimal notional;
        if (asked.quoteQuantity().signum() > 0) {
            notional = asked.quoteQuantity();
        } else if (asked.type().hasLimit()) {
            notional = asked.price().multiply(asked.quantity());
        } else {
            BigDecimal price = asked.stopPrice().signum() > 0 ? asked.stopPrice() : last;
            notional = price.multiply(asked.quantity());
        }
        boolean bothWays = listing.bounds().notional();
        boolean tooLarge = bothWays && asked.type().hasLimit() && notional.compareTo(listing.maxNotional()) > 0;
        require(notional.compareTo(listing.minNotional()) >= 0 && !tooLarge, bothWays ? "NOTIONAL" : "MIN_NOTIONAL");
    }

    /** Counts of open orders of one symbol; {@code adding} holds the orders that come together. */
    static void checkCounts(List<OrderRequest> adding, List<VenueOrder> open, SymbolListing listing) {
        require(open.size() + adding.size() <= listing.limits().maxOrders(), "MAX_NUM_ORDERS");
        long algo = algo(adding, open);
        require(algo <= listing.limits().maxAlgoOrders(), "MAX_NUM_ALGO_ORDERS");
    }

    /** Counts of open orders at the whole venue. */
    static void checkCounts(List<OrderRequest> adding, List<VenueOrder> open, ExchangeLimits limits) {
        require(open.size() + adding.size() <= limits.maxOrders(), "EXCHANGE_MAX_NUM_ORDERS");
        require(algo(adding, open) <= limits.maxAlgoOrders(), "EXCHANGE_MAX_NUM_ALGO_ORDERS");
    }

    /** Stop orders there would be, or none where no stop order is added. */
    private static long algo(List<OrderRequest> adding, List<VenueOrder> open) {
        long more = adding.stream().filter(asked -> asked.type().hasStop()).count();
        long already = open.stream().filter(order -> order.type().hasStop()).count();
        return more == 0 ? 0 : already + more;
    }

    /** Purchases only: what the account has, is buying and would buy of the base asset. */
    static void checkPosition(List<OrderRequest> adding, VenueAccount owner, SymbolListing listing) {
        BigDecimal most = listing.limits().maxPosition();
        if (most.signum() == 0 || adding.stream().noneMatch(asked -> asked.side() == Side.BUY)) {
            return;
        }
        BigDecimal position = owner.balance(listing.base()).total();
        for (VenueOrder order : owner.openOrders(listing.symbol())) {
            position = order.side() == Side.BUY ? position.add(order.remaining()) : position;
        }
        for (OrderRequest asked : adding) {
            position = asked.side() == Side.BUY ? position.add(asked.quantity()) : position;
        }
        require(position.compareTo(most) <= 0, "MAX_POSITION");
    }

    /** What one order may move of an asset. */
    static void checkAssets(OrderRequest asked, SymbolListing listing, ExchangeLimits limits, BigDecimal last) {
        BigDecimal price = asked.price().signum() > 0 ? asked.price() : last;
        BigDecimal quote =
                asked.quoteQuantity().signum() > 0 ? asked.quoteQuantity() : price.multiply(asked.quantity());
        checkAsset(listing.base(), asked.quantity(), limits);
        checkAsset(listing.quote(), quote, limits);
    }

    private static void checkAsset(String asset, BigDecimal amount, ExchangeLimits limits) {
        BigDecimal most = limits.maxAsset().get(asset);
        require(most == null || amount.compareTo(most) <= 0, "MAX_ASSET");
    }

    private static void require(boolean kept, String filter) {
        if (!kept) {
            throw VenueRefusal.filter(filter);
        }
    }
}
