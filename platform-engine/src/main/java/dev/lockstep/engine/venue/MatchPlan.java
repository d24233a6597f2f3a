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

    List<Match> matches() {
        return matches;
    }

    /** Whether the taker itself must expire because it would meet its own account's order. */
    boolean preventedTaker() {
        return preventedTaker;
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
        if (!order.account().equals(account) || asked.prevention() == SelfTradePrevention.NONE) {
            return meet(price, order.remaining(), order);
        }
        if (!isWithinLimit(price) || !wantsMore(price)) {
            return false;
        }
        preventedTaker = asked.prevention() != SelfTradePrevention.EXPIRE_MAKER;
        if (asked.prevention() != SelfTradePrevention.EXPIRE_TAKER) {
            matches.add(new Match(price, Amount.ZERO, order));
        }
        return !preventedTaker;
    }

    private boolean meet(BigDecimal price, BigDecimal available, @Nullable VenueOrder maker) {
        if (!isWithinLimit(price) || !wantsMore(price)) {
            return false;
        }
        BigDecimal wanted = byQuote ? affordable(price) : left;
        BigDecimal quantity = wanted.min(available);
        matches.add(new Match(price, quantity, maker));
        left = left.subtract(byQuote ? Amount.quote(price, quantity) : quantity);
        return wantsMore(price);
    }

    private boolean wantsMore(BigDecimal price) {
        return byQuote ? affordable(price).signum() > 0 : left.signum() > 0;
    }

    private BigDecimal affordable(BigDecimal price) {
        BigDecimal quantity = left.divide(price, Amount.SCALE, java.math.RoundingMode.DOWN);
        return Amount.floorTo(quantity, step);
    }

    private boolean isWithinLimit(BigDecimal price) {
        return !asked.type().hasLimit() || !isBetter(asked.price(), price);
    }
}
