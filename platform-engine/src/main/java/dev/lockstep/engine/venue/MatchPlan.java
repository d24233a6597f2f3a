package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks both books (everybody else's and the accounts') from the best price on and writes down what a taker would get.
 */
final class MatchPlan {
    private final OrderRequest asked;
    private final String account;
    private final BigDecimal step;
    private final List<Match> matches = new ArrayList<>();
    private final boolean byQuote;
    private BigDecimal left;
    private boolean preventedTaker;

    private MatchPlan(OrderRequest asked, String account, BigDecimal wanted, BigDecimal step) {
        this.asked = asked;
        this.account = account;
        this.step = step;
        this.byQuote = asked.quoteQuantity().signum() > 0;
        this.left = wanted;
    }

    /** @param wanted base quantity still to trade, or the quote quantity of a market order that gives one */
    static MatchPlan of(
            OrderRequest asked,
            String account,
            BigDecimal wanted,
            SyntheticBook book,
            RestingOrders resting,
            BigDecimal step) {
        MatchPlan plan = new MatchPlan(asked, account, wanted, step);
        plan.walk(book, resting);
        return plan;
    }

    static MatchPlan nothing(OrderRequest asked, String account, BigDecimal step) {
        return new MatchPlan(asked, account, Amount.ZERO, step);
    }

    List<Match> matches() {
        return matches;
    }

    /** What an order that is placed now must lock: what it gives at most. */
    BigDecimal lockFor(OrderRequest order, SymbolDesk desk) {
        if (order.side() == Side.SELL) {
            return order.quantity().signum() > 0 ? order.quantity() : Match.quantityOf(matches);
        }
        return order.type() == OrderType.MARKET
                ? Match.quoteOf(matches)
                : order.costAtMost(desk.market().last());
    }

    private void walk(SyntheticBook book, RestingOrders resting) {
        Iterator<SyntheticBook.Level> levels = book.against(asked.side()).iterator();
        Iterator<VenueOrder> orders = resting.of(asked.side().opposite()).iterator();
        SyntheticBook.Level level = next(levels);
        VenueOrder order = next(orders);
        while (!preventedTaker && (level != null || order != null)) {
            boolean takeLevel =
                    order == null || (level != null && !isBetter(order.asked().price(), level.price));
            boolean more;
            if (takeLevel && level != null) {
                more = meet(level.price, level.quantity(), null);
                level = next(levels);
            } else if (order != null) {
                more = meetOrder(order);
                order = next(orders);
            } else {
                more = false;
            }
            if (!more) {
                return;
            }
        }
    }

    private static <T> @Nullable T next(Iterator<T> iterator) {
        return iterator.hasNext() ? iterator.next() : null;
    }

    private boolean isBetter(BigDecimal one, BigDecimal other) {
        int compared = one.compareTo(other);
        return asked.side() == Side.BUY ? compared < 0 : compared > 0;
    }

    private boolean meetOrder(VenueOrder order) {
        BigDecimal price = order.asked().price();
        SelfTradePrevention mode = asked.prevention();
        if (!order.account().equals(account) || mode == SelfTradePrevention.NONE) {
            return meet(price, order.remaining(), order);
        }
        if (!isWithinLimit(price) || !wantsMore(price)) {
            return false;
        }
        BigDecimal prevented = wanted(price).min(order.remaining());
        matches.add(new Match(price, Amount.ZERO, order, prevented));
        preventedTaker = mode.endsTaker();
        if (mode.decrements()) {
            left = left.subtract(byQuote ? Amount.quote(price, prevented) : prevented);
        }
        return !preventedTaker && wantsMore(price);
    }

    private boolean meet(BigDecimal price, BigDecimal available, @Nullable VenueOrder maker) {
        if (!isWithinLimit(price) || !wantsMore(price)) {
            return false;
        }
        BigDecimal quantity = wanted(price).min(available);
        matches.add(new Match(price, quantity, maker));
        left = left.subtract(byQuote ? Amount.quote(price, quantity) : quantity);
        return wantsMore(price);
    }

    private BigDecimal wanted(BigDecimal price) {
        return byQuote ? affordable(price) : left;
    }

    private boolean wantsMore(BigDecimal price) {
        return wanted(price).signum() > 0;
    }

    private BigDecimal affordable(BigDecimal price) {
        BigDecimal quantity = left.divide(price, Amount.SCALE, java.math.RoundingMode.DOWN);
        return Amount.floorTo(quantity, step);
    }

    private boolean isWithinLimit(BigDecimal price) {
        return !asked.type().hasLimit() || !isBetter(asked.price(), price);
    }
}
