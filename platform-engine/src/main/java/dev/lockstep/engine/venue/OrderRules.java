package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.List;

/** The checks before the matching engine: Binance's {@code filters.md}, in the words of its {@code errors.md}. */
final class OrderRules {
    private OrderRules() {}

    static void check(OrderRequest asked, SymbolListing listing, BigDecimal average, BigDecimal last) {
        if (!listing.isTrading()) {
            throw new VenueRefusal(-1013, "Market is closed.");
        }
        if (asked.type().hasLimit()) {
            checkPrice(asked.price(), listing);
            checkPercent(asked.price(), average);
        }
        if (asked.type().hasStop()) {
            checkPrice(asked.stopPrice(), listing);
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

    private static void checkPercent(BigDecimal price, BigDecimal average) {
        boolean kept = price.compareTo(average.multiply(SymbolListing.MULTIPLIER_UP)) <= 0
                && price.compareTo(average.multiply(SymbolListing.MULTIPLIER_DOWN)) >= 0;
        require(kept, "PERCENT_PRICE_BY_SIDE");
    }

    private static void checkQuantity(OrderRequest asked, SymbolListing listing) {
        BigDecimal quantity = asked.quantity();
        boolean kept = quantity.compareTo(listing.step()) >= 0
                && quantity.compareTo(listing.maxQuantity()) <= 0
                && Amount.isMultiple(quantity, listing.step());
        require(kept, "LOT_SIZE");
        if (!asked.type().hasLimit()) {
            require(quantity.compareTo(listing.marketMaxQuantity()) <= 0, "MARKET_LOT_SIZE");
        }
    }

    private static void checkNotional(OrderRequest asked, SymbolListing listing, BigDecimal last) {
        BigDecimal notional;
        if (asked.quoteQuantity().signum() > 0) {
            notional = asked.quoteQuantity();
        } else if (asked.type().hasLimit()) {
            notional = asked.price().multiply(asked.quantity());
        } else {
            BigDecimal price = asked.type().hasStop() ? asked.stopPrice() : last;
            notional = price.multiply(asked.quantity());
        }
        boolean tooLarge = asked.type().hasLimit() && notional.compareTo(listing.maxNotional()) > 0;
        require(notional.compareTo(listing.minNotional()) >= 0 && !tooLarge, "NOTIONAL");
    }

    /** Counts of open orders; {@code adding} holds the legs that come together. */
    static void checkCounts(List<OrderRequest> adding, List<VenueOrder> open, SymbolListing listing) {
        require(open.size() + adding.size() <= listing.maxOrders(), "MAX_NUM_ORDERS");
        long algo = open.stream().filter(order -> order.type().hasStop()).count();
        long more = adding.stream().filter(asked -> asked.type().hasStop()).count();
        require(more == 0 || algo + more <= listing.maxAlgoOrders(), "MAX_NUM_ALGO_ORDERS");
    }

    private static void require(boolean kept, String filter) {
        if (!kept) {
            throw VenueRefusal.filter(filter);
        }
    }
}
