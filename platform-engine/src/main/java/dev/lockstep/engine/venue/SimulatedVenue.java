package dev.lockstep.engine.venue;

import dev.lockstep.engine.market.Timeframe;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A venue like Binance spot that runs in memory: accounts, orders, order lists, executions, and a market that a price
 * source moves. One thread at a time; wall time is an argument; the same commands give the same ids, fills and events.
 * A command either changes everything it should or throws a {@link VenueRefusal} and changes nothing. After each
 * command the caller takes {@link #drainChanges} (for the journal, first) and {@link #drainEvents} (for the streams).
 */
public final class SimulatedVenue {
    private final Books books = new Books();
    private final TreeMap<String, SymbolDesk> desks = new TreeMap<>();
    private final VenueSettings settings;
    private final Settlement settlement;
    private final OrderLists lists;
    private final Matching matching;
    private final OrderDesk orderDesk;
    private final MarketClockwork clockwork;

    public SimulatedVenue(VenueSettings settings, Collection<? extends PriceSource> sources) {
        this.settings = settings;
        this.settlement = new Settlement(books, settings.fees());
        this.lists = new OrderLists(books, settlement);
        this.matching = new Matching(books, settlement, lists);
        for (PriceSource source : sources) {
            SymbolMarket market = new SymbolMarket(source, settings.seed());
            desks.put(market.listing().symbol(), new SymbolDesk(market));
        }
        this.orderDesk = new OrderDesk(books, settlement, lists, matching);
        this.clockwork = new MarketClockwork(books, desks, matching);
    }

    /** Takes over journalled changes; called once, with everything, before the first command. */
    public void restore(Iterable<VenueChanges> journal) {
        Map<String, MarketPosition> positions = new TreeMap<>();
        for (VenueChanges changes : journal) {
            books.apply(changes);
            positions.putAll(changes.positions());
        }
        positions.forEach((symbol, position) -> {
            SymbolDesk desk = desks.get(symbol);
            if (desk != null) {
                desk.market().seek(position);
            }
        });
        for (VenueAccount account : books.accounts()) {
            account.openOrders().stream()
                    .filter(order -> desks.containsKey(order.symbol()))
                    .forEach(order -> desk(order.symbol()).put(order));
        }
    }

    /** Opens an account with its first deposits; an account that exists already is left as it is. */
    public void open(String account, Map<String, BigDecimal> deposits, long now) {
        if (books.find(account) == null) {
            books.open(account);
            deposits.forEach((asset, amount) -> deposit(account, asset, amount, now));
        }
    }

    public void deposit(String account, String asset, BigDecimal amount, long now) {
        BigDecimal exact = Amount.of(amount);
        books.credit(account, asset, exact);
        books.say(new VenueEvent.FundsMoved(account, asset, exact, now));
        reportBalances(now);
    }

    /** Places an order; what it got at once is in the answer. */
    public Placed place(String account, OrderRequest asked, long now) {
        Placed placed = orderDesk.place(desk(asked.symbol()), account, asked, now);
        bookMoved(asked.symbol());
        reportBalances(now);
        return placed;
    }

    /** All checks of {@link #place} without placing. */
    public void test(String account, OrderRequest asked) {
        var _ = orderDesk.check(desk(asked.symbol()), account, asked);
    }

    public ListPlaced placeOco(String account, OcoRequest asked, long now) {
        ListPlaced placed = orderDesk.placeOco(desk(asked.above().symbol()), account, asked, now);
        bookMoved(asked.above().symbol());
        reportBalances(now);
        return placed;
    }

    /** Cancels an open order, and the list it is a leg of; {@code -2011} when there is nothing to cancel. */
    public Cancelled cancel(String account, VenueOrder order, String cancelId, long now) {
        SymbolDesk desk = desk(order.symbol());
        VenueOrder current = books.account(account).order(order.symbol(), order.id());
        if (current == null || !current.isOpen()) {
            throw VenueRefusal.unknownOrder();
        }
        List<VenueOrder> cancelled = lists.cancelWith(desk, current, cancelId, now);
        bookMoved(order.symbol());
        reportBalances(now);
        VenueOrderList list = books.account(account).list(current.listId());
        return new Cancelled(cancelled, list, cancelId);
    }

    /** Plays the next price step of every symbol whose turn it is; false when all sources have ended. */
    public boolean playStep(long now) {
        boolean played = clockwork.playStep(now);
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

    private SymbolDesk desk(String symbol) {
        SymbolDesk desk = desks.get(symbol);
        if (desk == null) {
            throw VenueRefusal.badSymbol();
        }
        return desk;
    }

    // ---- what can be asked ----

    public VenueSettings settings() {
        return settings;
    }

    public List<SymbolListing> listings() {
        return desks.values().stream().map(SymbolDesk::listing).toList();
    }

    public SymbolListing listing(String symbol) {
        return desk(symbol).listing();
    }

    public List<String> accounts() {
        return books.accounts().stream().map(VenueAccount::name).toList();
    }

    public Map<String, Balance> balances(String account) {
        return books.account(account).balances();
    }

    public Map<String, BigDecimal> fees() {
        return books.fees();
    }

    public Map<String, BigDecimal> counterparty() {
        return books.counterparty();
    }

    public @Nullable VenueOrder order(String account, String symbol, long id) {
        return books.account(account).order(symbol, id);
    }

    public @Nullable VenueOrder order(String account, String symbol, String clientOrderId) {
        return books.account(account).order(symbol, clientOrderId);
    }

    public List<VenueOrder> openOrders(String account) {
        return books.account(account).openOrders();
    }

    public List<VenueOrder> openOrders(String account, String symbol) {
        return books.account(account).openOrders(symbol);
    }

    public List<VenueOrder> allOrders(String account, String symbol) {
        return books.account(account).allOrders(symbol);
    }

    public List<VenueTrade> trades(String account, String symbol) {
        return books.account(account).trades(symbol);
    }

    public List<VenueOrderList> orderLists(String account) {
        return books.account(account).lists();
    }

    public List<VenueOrder> legs(VenueOrderList list) {
        return lists.legs(list);
    }

    public BigDecimal lastPrice(String symbol) {
        return desk(symbol).market().last();
    }

    public BigDecimal averagePrice(String symbol) {
        return desk(symbol).market().average();
    }

    public long marketTime(String symbol) {
        return desk(symbol).market().now();
    }

    public Timeframe baseTimeframe(String symbol) {
        return desk(symbol).market().timeframe();
    }

    public boolean hasEnded(String symbol) {
        return desk(symbol).market().ended();
    }

    public Bar lastClosedBar(String symbol) {
        return desk(symbol).market().lastClosed();
    }

    public List<MarketTrade> tape(String symbol) {
        return desk(symbol).market().tape();
    }

    public Depth depth(String symbol, int levels) {
        SymbolDesk desk = desk(symbol);
        return Depth.of(books.current("book." + symbol), desk, levels);
    }

    /** Bars of a period, oldest first; the last one may still be forming. {@code -1120} for a period not served. */
    public List<Bar> bars(String symbol, Timeframe timeframe, @Nullable Long from, @Nullable Long to, int limit) {
        return BarQuery.of(desk(symbol).market(), timeframe, from, to, limit);
    }

    /** The bar of a larger period that the last played step belongs to. */
    public @Nullable Bar currentBar(String symbol, Timeframe timeframe) {
        List<Bar> bars = new ArrayList<>(bars(symbol, timeframe, null, null, 1));
        return bars.isEmpty() ? null : bars.getLast();
    }
}
