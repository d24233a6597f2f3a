package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A venue like Binance spot that runs in memory: accounts, orders, order lists, executions, and a market that a price
 * source moves. One thread at a time; wall time is an argument; the same commands give the same ids, fills and events.
 * A command either changes everything it should or throws a {@link VenueRefusal} and changes nothing. After each
 * command the caller takes {@link #drainChanges} (for the journal, first) and {@link #drainEvents} (for the streams).
 */
public final class SimulatedVenue extends VenueQueries {
    private final Commissions commissions;
    private final Reports reports;
    private final OrderChecks checks;
    private final OrderLists lists;
    private final OrderDesk orderDesk;
    private final ListDesk listDesk;
    private final PendingOrders pendingOrders;
    private final MarketClockwork clockwork;

    public SimulatedVenue(VenueSettings settings, Collection<? extends PriceSource> sources) {
        super(settings);
        sources.forEach(source -> desks.add(new SymbolDesk(new SymbolMarket(source, settings.seed()))));
        this.commissions = new Commissions(books, settings.fees(), desks);
        this.reports = new Reports(books);
        Settlement settlement = new Settlement(books, commissions, reports);
        this.checks = new OrderChecks(books, settings.limits());
        this.lists = new OrderLists(books, settlement);
        Matching matching = new Matching(books, settlement, lists);
        this.orderDesk = new OrderDesk(books, checks, settlement, lists, matching);
        this.listDesk = new ListDesk(books, checks, settlement, lists, orderDesk, matching);
        this.pendingOrders = new PendingOrders(books, checks, settlement, lists, matching);
        this.clockwork = new MarketClockwork(books, desks, matching);
    }

    /** Takes over journalled changes; called once, with everything, before the first command. */
    public void restore(Iterator<VenueChanges> journal) {
        Map<String, MarketPosition> positions = new TreeMap<>();
        while (journal.hasNext()) {
            VenueChanges changes = journal.next();
            books.apply(changes);
            positions.putAll(changes.positions());
        }
        positions.forEach((symbol, position) -> {
            if (desks.has(symbol)) {
                desks.of(symbol).market().seek(position);
            }
        });
        for (VenueAccount account : books.accounts()) {
            account.openOrders().stream()
                    .filter(order -> desks.has(order.symbol()))
                    .forEach(order -> desks.of(order.symbol()).put(order));
        }
    }

    /** Opens an account with its first deposits; an account that exists already is left as it is. */
    public void open(String account, Map<String, BigDecimal> deposits, long now) {
        if (books.find(account) == null) {
            books.open(account);
            deposits.forEach((asset, amount) -> deposit(account, asset, amount, now));
        }
    }

    /** Money from outside, or, negative, money that leaves: {@code -2010} when more would leave than is free. */
    public void deposit(String account, String asset, BigDecimal amount, long now) {
        BigDecimal exact = Amount.of(amount);
        if (!books.account(account).canLock(asset, exact.negate())) {
            throw VenueRefusal.insufficientBalance();
        }
        books.credit(account, asset, exact);
        books.say(new VenueEvent.FundsMoved(account, asset, exact, now));
        reportBalances(now);
    }

    /** Whether the account pays its commissions in BNB, at a discount, as long as it has some. */
    public void payFeesInBnb(String account, boolean yes) {
        commissions.payInDiscountAsset(account, yes);
    }

    /** Other rules for a symbol from now on: its status, its filters. Orders that rest are left as they are. */
    public void relist(SymbolListing changed) {
        desks.of(changed.symbol()).market().relist(changed);
    }

    /** Whether stop orders of a symbol that trigger find nobody to trade with, as in a book swept empty. */
    public void shunStops(String symbol, boolean yes) {
        desk(symbol).market().shunStops(yes);
    }

    /** Places an order; what it got at once is in the answer. */
    public Placed place(String account, OrderRequest asked, long now) {
        Placed placed = orderDesk.place(desk(asked.symbol()), account, asked, now);
        settled(asked.symbol(), now);
        return placed;
    }

    /** All checks of {@link #place} without placing. */
    public void test(String account, OrderRequest asked) {
        var _ = orderDesk.check(desk(asked.symbol()), account, asked);
    }

    /** Only what an order's own numbers can be refused for: the filters, before anything else is looked at. */
    public void checkFilters(OrderRequest asked) {
        checks.rules(desk(asked.symbol()), asked);
    }

    public ListPlaced placeOco(String account, OcoRequest asked, long now) {
        String symbol = asked.above().symbol();
        ListPlaced placed = listDesk.placeOco(desk(symbol), account, asked, now);
        settled(symbol, now);
        return placed;
    }

    /**
     * The answer shows the pending orders as they are before they are placed, even if the working one filled at once.
     */
    public ListPlaced placeOto(String account, OtoRequest asked, long now) {
        String symbol = asked.working().symbol();
        ListPlaced placed = listDesk.placeOto(desk(symbol), account, asked, now);
        settled(symbol, now);
        return placed;
    }

    /** Cancels an open order, and the list it is a leg of; {@code -2011} when there is nothing to cancel. */
    public Cancelled cancel(String account, VenueOrder order, String cancelId, long now) {
        SymbolDesk desk = desk(order.symbol());
        VenueOrder current = books.account(account).order(order.symbol(), order.id());
        if (current == null || !current.isOpen()) {
            throw VenueRefusal.unknownOrder();
        }
        if (!desk.listing().allowsCancel()) {
            throw new VenueRefusal(-2011, "Market is closed.");
        }
        List<VenueOrder> cancelled = lists.cancelWith(desk, current, cancelId, now);
        settled(order.symbol(), now);
        return new Cancelled(cancelled, lists.listOf(current), cancelId);
    }

    /** Ends an order without its owner's wish, and the list it is in; it expires with {@code EXCHANGE_CANCELED}. */
    public void expel(String account, VenueOrder order, long now) {
        VenueOrder current = books.account(account).order(order.symbol(), order.id());
        if (current == null || !current.isOpen()) {
            throw VenueRefusal.unknownOrder();
        }
        lists.expel(desk(order.symbol()), current, now);
        settled(order.symbol(), now);
    }

    /** Reduces an open order's quantity; its place in the queue stays. {@code -2038} when that cannot be. */
    public Amended amend(String account, VenueOrder order, BigDecimal quantity, String newId, long now) {
        VenueOrder current = books.account(account).order(order.symbol(), order.id());
        if (current == null || !current.isOpen()) {
            throw VenueRefusal.amendRejected("Unknown order sent.");
        }
        Amended amended = orderDesk.amend(desk(order.symbol()), current, Amount.of(quantity), newId, now);
        settled(order.symbol(), now);
        return amended;
    }

    /** Reports an order that was refused after another was cancelled to make room for it. */
    public void reportRejected(String account, OrderRequest asked, VenueRefusal refusal, long now) {
        VenueOrder rejected = orderDesk
                .order(desk(asked.symbol()), account, asked, null, Amount.ZERO, now)
                .ended(OrderState.REJECTED, null, now);
        reports.rejected(rejected, refusal, now);
    }

    private void settled(String symbol, long now) {
        pendingOrders.placeDue(desks, now);
        bookMoved(symbol);
        reportBalances(now);
    }

    /** Plays the next price step of every symbol whose turn it is; false when all sources have ended. */
    public boolean playStep(long now) {
        boolean played = clockwork.playStep(now);
        pendingOrders.placeDue(desks, now);
        reportBalances(now);
        return played;
    }

    /** Closes the bars that are fully played. */
    public void closePlayedBars() {
        clockwork.closePlayedBars();
    }

    /** Market time of the next price step, or {@link Long#MAX_VALUE} when all sources have ended. */
    public long nextStepTime() {
        return clockwork.nextStepTime();
    }

    public List<VenueEvent> drainEvents() {
        return books.drainEvents();
    }

    public VenueChanges drainChanges() {
        return books.drainChanges(clockwork.drainPositions());
    }

    /** The whole state; what a journal starts with after it was compacted. */
    public VenueChanges everything() {
        return books.everything(clockwork.positions());
    }

    private void reportBalances(long now) {
        books.drainTouched(now).forEach(books::say);
    }

    private void bookMoved(String symbol) {
        var _ = books.next("book." + symbol);
        books.say(new VenueEvent.BookMoved(symbol));
    }
}
