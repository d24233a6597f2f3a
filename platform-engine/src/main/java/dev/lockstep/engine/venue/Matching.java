package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The matching engine: takers against both books, resting orders that the market reaches, stops that trigger. */
final class Matching {
    private final Books books;
    private final Settlement settlement;
    private final OrderLists lists;

    Matching(Books books, Settlement settlement, OrderLists lists) {
        this.books = books;
        this.settlement = settlement;
        this.lists = lists;
    }

    /** Executes what a working order can get at once and deals with the rest as its time in force says. */
    VenueOrder take(SymbolDesk desk, VenueOrder order, MatchPlan plan, long now) {
        boolean all = order.asked().quantity().signum() > 0
                && Match.quantityOf(plan.matches()).compareTo(order.remaining()) >= 0;
        if (order.asked().timeInForce() == TimeInForce.FOK && order.type().hasLimit() && !all) {
            VenueOrder killed = settlement.expire(desk, order, ExpiryReason.UNFILLED_FOK_ORDER_EXPIRED, now);
            return lists.legEnded(desk, killed, now);
        }
        VenueOrder taker = order;
        for (Match match : affordable(taker, plan.matches())) {
            taker = meet(desk, taker, match, now);
        }
        return rest(desk, taker, now);
    }

    /** Lets an order that was waiting into the book: as a market order for what its funds reach, or at its limit. */
    VenueOrder work(SymbolDesk desk, VenueOrder order, long now) {
        MatchPlan plan = isShunned(desk, order)
                ? MatchPlan.nothing(
                        order.asked(), order.account(), desk.listing().step())
                : desk.plan(order.asked(), order.account(), order.remaining());
        return take(desk, fund(desk, order, plan.matches()), plan, now);
    }

    private static boolean isShunned(SymbolDesk desk, VenueOrder order) {
        return order.type().hasStop() && desk.market().shunsStops();
    }

    /** Drops what a triggered purchase cannot pay: the market may have run past what its stop price promised. */
    private List<Match> affordable(VenueOrder order, List<Match> matches) {
        if (order.side() == Side.SELL || order.type().hasLimit()) {
            return matches;
        }
        List<Match> paid = new ArrayList<>();
        BigDecimal budget = order.locked();
        for (Match match : matches) {
            budget = budget.subtract(match.quote());
            if (budget.signum() < 0) {
                return paid;
            }
            paid.add(match);
        }
        return paid;
    }

    private VenueOrder meet(SymbolDesk desk, VenueOrder taker, Match match, long now) {
        VenueOrder maker = match.maker();
        if (maker != null && match.isPrevented()) {
            return prevent(desk, taker, maker, match, now);
        }
        long tradeId = books.next("trade." + desk.listing().symbol());
        Side side = taker.side();
        VenueOrder ready = lists.legWorks(desk, taker, now);
        Execution execution = settlement.fill(desk, ready, match, tradeId, false, now);
        lists.legTraded(desk, execution);
        if (maker == null) {
            desk.market().book().take(side, match.price(), match.quantity());
            counterparty(desk, side, match);
        } else {
            fillMaker(desk, maker, match, tradeId, now);
        }
        print(desk, match, tradeId, side == Side.SELL);
        return lists.legEnded(desk, execution.order(), now);
    }

    /** Two orders of one account: what may not trade is taken from one of them or from both. */
    private VenueOrder prevent(SymbolDesk desk, VenueOrder taker, VenueOrder maker, Match match, long now) {
        SelfTradePrevention mode = taker.asked().prevention();
        boolean byQuote = taker.asked().quoteQuantity().signum() > 0;
        BigDecimal shared = mode.decrements() ? match.prevented() : Amount.ZERO;
        BigDecimal fromMaker = mode.endsMaker() ? maker.remaining() : shared;
        BigDecimal ofTaker = byQuote ? match.prevented() : taker.remaining();
        BigDecimal fromTaker = mode.endsTaker() ? ofTaker : shared;
        String symbol = desk.listing().symbol();
        PreventedMatch prevented = new PreventedMatch(
                books.next("prevented." + symbol),
                taker.account(),
                symbol,
                taker.id(),
                maker.id(),
                mode,
                match.price(),
                fromTaker,
                fromMaker,
                now);
        books.store(prevented);
        if (fromMaker.signum() > 0) {
            var _ = lists.legEnded(desk, settlement.prevent(desk, maker, fromMaker, prevented, now), now);
        }
        return fromTaker.signum() == 0
                ? taker
                : lists.legEnded(desk, settlement.prevent(desk, taker, fromTaker, prevented, now), now);
    }

    private void fillMaker(SymbolDesk desk, VenueOrder maker, Match match, long tradeId, long now) {
        VenueOrder ready = lists.legWorks(desk, maker, now);
        Execution execution = settlement.fill(desk, ready, match, tradeId, true, now);
        lists.legTraded(desk, execution);
        var _ = lists.legEnded(desk, execution.order(), now);
    }

    private VenueOrder rest(SymbolDesk desk, VenueOrder order, long now) {
        if (!order.isOpen()) {
            return order;
        }
        boolean market = !order.type().hasLimit();
        if (!market && order.asked().timeInForce() == TimeInForce.GTC) {
            return order;
        }
        boolean bought =
                order.asked().quoteQuantity().signum() > 0 && order.executed().signum() > 0;
        if (bought) {
            return lists.legEnded(desk, settlement.complete(desk, order, now), now);
        }
        ExpiryReason reason = market ? ExpiryReason.INSUFFICIENT_LIQUIDITY : ExpiryReason.UNFILLED_IOC_QUANTITY_EXPIRED;
        return lists.legEnded(desk, settlement.expire(desk, order, reason, now), now);
    }

    /** After the market moved: resting orders it has reached trade at their own price, then stops trigger. */
    void marketMoved(SymbolDesk desk, long now) {
        if (!desk.listing().isTrading()) {
            return; // nothing of anybody's trades while a symbol is halted; it catches up with the next step
        }
        reach(desk, Side.BUY, now);
        reach(desk, Side.SELL, now);
        VenueOrder stop = desk.stops().reached(desk.market().last());
        while (stop != null) {
            trigger(desk, stop, now);
            stop = desk.stops().reached(desk.market().last());
        }
        desk.stops().trailing().forEach(order -> follow(desk, order, now));
    }

    private void follow(SymbolDesk desk, VenueOrder listed, long now) {
        VenueOrder order = books.account(listed.account()).order(listed.symbol(), listed.id());
        Integer delta = listed.asked().trailingDelta();
        if (order == null || delta == null || !order.isOpen() || order.working()) {
            return; // ended with another order of its list a moment ago
        }
        BigDecimal last = desk.market().last();
        Trailing followed = StopOrders.followed(order, last, now);
        if (followed == null) {
            return;
        }
        VenueOrder current = followed.equals(order.trailing()) ? order : settlement.follow(desk, order, followed);
        if (followed.isReached(order.side(), delta, last)) {
            trigger(desk, current, now);
        }
    }

    private void reach(SymbolDesk desk, Side side, long now) {
        Collection<VenueOrder> waiting = desk.resting().of(side);
        if (waiting.isEmpty()
                || !isReached(waiting.iterator().next(), desk.market().last())) {
            return;
        }
        for (VenueOrder order : List.copyOf(waiting)) {
            if (!isReached(order, desk.market().last())) {
                return;
            }
            reach(desk, order, now);
        }
    }

    /** Cheap first look before a book is made; the best opposite price is never better than the last price. */
    private static boolean isReached(VenueOrder order, BigDecimal last) {
        int distance = order.asked().price().compareTo(last);
        return order.side() == Side.BUY ? distance >= 0 : distance <= 0;
    }

    private void reach(SymbolDesk desk, VenueOrder listed, long now) {
        VenueOrder order = books.account(listed.account()).order(listed.symbol(), listed.id());
        SyntheticBook.Level level = desk.market().book().against(listed.side()).peekFirst();
        while (order != null
                && order.isOpen()
                && !isShunned(desk, order)
                && level != null
                && isReached(order, level.price)) {
            BigDecimal quantity = order.remaining().min(level.quantity());
            Match match = new Match(order.asked().price(), quantity, null);
            long tradeId = books.next("trade." + desk.listing().symbol());
            desk.market().book().take(order.side(), level.price, quantity);
            counterparty(desk, order.side(), match);
            fillMaker(desk, order, match, tradeId, now);
            print(desk, match, tradeId, order.side() == Side.BUY);
            order = books.account(listed.account()).order(listed.symbol(), listed.id());
            level = desk.market().book().against(listed.side()).peekFirst();
        }
    }

    private void trigger(SymbolDesk desk, VenueOrder stop, long now) {
        VenueOrder ready = lists.legWorks(desk, stop, now);
        var _ = work(desk, settlement.trigger(desk, ready, now), now);
    }

    private VenueOrder fund(SymbolDesk desk, VenueOrder order, List<Match> matches) {
        if (order.side() == Side.SELL || order.type().hasLimit()) {
            return order;
        }
        BigDecimal missing = Match.quoteOf(matches).subtract(order.locked());
        BigDecimal free =
                books.account(order.account()).balance(desk.listing().quote()).free();
        return missing.signum() <= 0 ? order : settlement.lockMore(desk, order, missing.min(free));
    }

    private void counterparty(SymbolDesk desk, Side side, Match match) {
        boolean bought = side == Side.BUY;
        BigDecimal base = bought ? match.quantity().negate() : match.quantity();
        BigDecimal quote = bought ? match.quote() : match.quote().negate();
        books.counterpartyGets(desk.listing().base(), base);
        books.counterpartyGets(desk.listing().quote(), quote);
    }

    private void print(SymbolDesk desk, Match match, long tradeId, boolean buyerMaker) {
        MarketTrade trade = new MarketTrade(
                tradeId, match.price(), match.quantity(), desk.market().now(), buyerMaker);
        desk.market().record(trade);
        books.say(new VenueEvent.Traded(desk.listing().symbol(), trade));
    }
}
