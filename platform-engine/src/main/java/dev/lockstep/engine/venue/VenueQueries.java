package dev.lockstep.engine.venue;

import dev.lockstep.engine.market.Timeframe;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked of a venue; nothing here changes anything. */
abstract sealed class VenueQueries permits SimulatedVenue {
    final Books books = new Books();
    final SymbolDesks desks = new SymbolDesks();
    private final VenueSettings settings;

    VenueQueries(VenueSettings settings) {
        this.settings = settings;
    }

    final SymbolDesk desk(String symbol) {
        return desks.of(symbol);
    }

    public boolean paysFeesInBnb(String account) {
        return Commissions.paysInDiscountAsset(books, account);
    }

    public VenueSettings settings() {
        return settings;
    }

    public List<SymbolListing> listings() {
        return desks.all().stream().map(SymbolDesk::listing).toList();
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

    public List<PreventedMatch> preventedMatches(String account) {
        return books.account(account).prevented();
    }

    public List<Amendment> amendments(String account) {
        return books.account(account).amendments();
    }

    public List<VenueOrderList> orderLists(String account) {
        return books.account(account).lists();
    }

    public List<VenueOrder> legs(VenueOrderList list) {
        return OrderLists.legs(books, list);
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
