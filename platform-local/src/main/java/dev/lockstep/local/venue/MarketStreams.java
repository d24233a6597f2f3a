package dev.lockstep.local.venue;

import static dev.lockstep.local.venue.Json.amount;

import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.venue.Bar;
import dev.lockstep.engine.venue.Depth;
import dev.lockstep.engine.venue.SimulatedVenue;
import dev.lockstep.engine.venue.SymbolListing;
import dev.lockstep.engine.venue.VenueEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends public events to the sockets that subscribed them. Runs on the venue's thread. */
final class MarketStreams {
    private static final int DIFF_LEVELS = 1000;

    private final SimulatedVenue venue;
    private final InstantSource wall;
    private final Set<MarketSocket> sockets = ConcurrentHashMap.newKeySet();
    private final FaultyEvents faulty;
    private final Map<String, Depth> shown = new HashMap<>();

    MarketStreams(SimulatedVenue venue, FaultyEvents faulty, InstantSource wall) {
        this.venue = venue;
        this.faulty = faulty;
        this.wall = wall;
    }

    void add(MarketSocket socket) {
        sockets.add(socket);
    }

    void remove(MarketSocket socket) {
        sockets.remove(socket);
    }

    Set<MarketSocket> sockets() {
        return sockets;
    }

    void publish(List<VenueEvent> events) {
        if (sockets.isEmpty()) {
            shown.clear();
            return;
        }
        TreeSet<String> moved = new TreeSet<>();
        for (VenueEvent event : events) {
            switch (event) {
                case VenueEvent.Traded traded -> trade(traded);
                case VenueEvent.BarMoved bar -> bar(bar);
                case VenueEvent.BookMoved book -> moved.add(book.symbol());
                case VenueEvent.Private ignored -> {}
            }
        }
        moved.forEach(this::book);
    }

    private void trade(VenueEvent.Traded traded) {
        long now = wall.millis();
        send(traded.symbol(), StreamName.Kind.TRADE, stream -> EventViews.trade(traded.symbol(), traded.trade(), now));
        send(
                traded.symbol(),
                StreamName.Kind.AGGREGATE_TRADE,
                stream -> EventViews.aggregateTrade(traded.symbol(), traded.trade(), now));
    }

    private void bar(VenueEvent.BarMoved moved) {
        Map<Timeframe, Object> made = new HashMap<>();
        send(moved.symbol(), StreamName.Kind.KLINE, stream -> {
            Timeframe timeframe = stream.timeframe();
            return timeframe == null ? null : made.computeIfAbsent(timeframe, wanted -> kline(moved, wanted));
        });
    }

    /** The bar of the wanted period that the base bar belongs to; nothing where the period is not served. */
    private @Nullable Object kline(VenueEvent.BarMoved moved, Timeframe wanted) {
        Timeframe base = venue.baseTimeframe(moved.symbol());
        long length = wanted.length().toMillis();
        if (length % base.length().toMillis() != 0) {
            return null;
        }
        long open = wanted.openOf(Instant.ofEpochMilli(moved.bar().openTime())).toEpochMilli();
        boolean last = moved.bar().closeTime(base) + 1 == open + length;
        Bar bar = wanted == base ? moved.bar() : larger(moved, wanted, open);
        return EventViews.kline(moved.symbol(), wanted, bar, moved.closed() && last, wall.millis());
    }

    private Bar larger(VenueEvent.BarMoved moved, Timeframe wanted, long open) {
        List<Bar> bars = venue.bars(moved.symbol(), wanted, open, open, 1);
        return bars.isEmpty() ? moved.bar() : bars.getFirst();
    }

    private void book(String symbol) {
        long now = wall.millis();
        send(symbol, StreamName.Kind.BOOK_TICKER, stream -> bookTicker(symbol));
        send(symbol, StreamName.Kind.PARTIAL_DEPTH, stream -> MarketViews.depth(venue.depth(symbol, stream.levels())));
        if (!isWanted(symbol, StreamName.Kind.DEPTH)) {
            shown.remove(symbol);
            return;
        }
        Depth after = venue.depth(symbol, DIFF_LEVELS);
        Depth before = shown.put(symbol, after);
        Object update = depthUpdate(symbol, before, after, now);
        send(symbol, StreamName.Kind.DEPTH, stream -> update);
    }

    private boolean isWanted(String symbol, StreamName.Kind kind) {
        for (MarketSocket socket : sockets) {
            for (StreamName stream : socket.streams()) {
                if (stream.kind() == kind && stream.symbol().equals(symbol)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Object averagePrice(String symbol, long now) {
        return Json.object(
                "e",
                "avgPrice",
                "E",
                now,
                "s",
                symbol,
                "i",
                "5m",
                "w",
                amount(venue.averagePrice(symbol)),
                "T",
                venue.marketTime(symbol));
    }

    private Object bookTicker(String symbol) {
        Depth depth = venue.depth(symbol, 1);
        MarketViews.Level bid = MarketViews.Level.best(depth.bids());
        MarketViews.Level ask = MarketViews.Level.best(depth.asks());
        return Json.object(
                "u", depth.updateId(),
                "s", symbol,
                "b", amount(bid.price()),
                "B", amount(bid.quantity()),
                "a", amount(ask.price()),
                "A", amount(ask.quantity()));
    }

    /** What changed since the last update; its first id follows the last one's final id, so that snapshots chain. */
    private static Object depthUpdate(String symbol, @Nullable Depth before, Depth after, long now) {
        long first = before == null ? after.updateId() : before.updateId() + 1;
        return Json.object(
                "e", "depthUpdate",
                "E", now,
                "s", symbol,
                "U", Math.min(first, after.updateId()),
                "u", after.updateId(),
                "b", difference(before == null ? Map.of() : before.bids(), after.bids()),
                "a", difference(before == null ? Map.of() : before.asks(), after.asks()));
    }

    private static List<List<String>> difference(
            Map<BigDecimal, BigDecimal> before, Map<BigDecimal, BigDecimal> after) {
        List<List<String>> changes = new ArrayList<>();
        before.keySet().stream()
                .filter(price -> !after.containsKey(price))
                .forEach(price -> changes.add(List.of(amount(price), amount(BigDecimal.ZERO))));
        after.forEach((price, quantity) -> {
            BigDecimal old = before.get(price);
            if (old == null || quantity.compareTo(old) != 0) {
                changes.add(List.of(amount(price), amount(quantity)));
            }
        });
        return changes;
    }

    /** Once a second, as Binance does. */
    void publishDays() {
        long now = wall.millis();
        Map<String, DayStatistics> days = new HashMap<>();
        Function<String, DayStatistics> day =
                symbol -> days.computeIfAbsent(symbol, wanted -> new DayStatistics(venue, wanted));
        for (SymbolListing listing : venue.listings()) {
            String symbol = listing.symbol();
            send(symbol, StreamName.Kind.AVERAGE_PRICE, stream -> averagePrice(symbol, now));
            send(symbol, StreamName.Kind.TICKER, stream -> day.apply(symbol).streamed(now));
            send(
                    symbol,
                    StreamName.Kind.MINI_TICKER,
                    stream -> day.apply(symbol).streamedMini(now));
        }
        publishWindows(now);
        send(
                "",
                StreamName.Kind.ALL_MINI_TICKERS,
                stream -> venue.listings().stream()
                        .map(listing -> day.apply(listing.symbol()).streamedMini(now))
                        .toList());
    }

    private void publishWindows(long now) {
        for (SymbolListing listing : venue.listings()) {
            send(listing.symbol(), StreamName.Kind.WINDOW_TICKER, stream -> window(listing.symbol(), stream, now));
        }
        send(
                "",
                StreamName.Kind.ALL_WINDOW_TICKERS,
                stream -> venue.listings().stream()
                        .map(listing -> window(listing.symbol(), stream, now))
                        .toList());
    }

    private Object window(String symbol, StreamName stream, long now) {
        long from = venue.marketTime(symbol) - WindowEndpoints.millis(stream.window());
        return new DayStatistics(venue, symbol, from).streamedWindow(stream.window(), now);
    }

    private void send(String symbol, StreamName.Kind kind, Function<StreamName, @Nullable Object> message) {
        for (MarketSocket socket : sockets) {
            for (StreamName stream : socket.streams()) {
                if (stream.kind() == kind && stream.symbol().equals(symbol)) {
                    Object data = message.apply(stream);
                    if (data != null) {
                        faulty.send(FaultSubject.event(stream.what(), symbol, ""), () -> socket.send(stream, data));
                    }
                }
            }
        }
    }
}
