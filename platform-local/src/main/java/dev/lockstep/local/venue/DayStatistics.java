package dev.lockstep.local.venue;

import static dev.lockstep.local.venue.EventViews.e8;
import static dev.lockstep.local.venue.Json.amount;

import dev.lockstep.engine.venue.Amount;
import dev.lockstep.engine.venue.Bar;
import dev.lockstep.engine.venue.Depth;
import dev.lockstep.engine.venue.MarketTrade;
import dev.lockstep.engine.venue.SimulatedVenue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a symbol did in the last day or another window, on the market's clock, in its REST and stream forms. */
final class DayStatistics {
    private static final long DAY = 86_400_000;

    private final String symbol;
    private final Bar day;
    private final long openTime;
    private final long closeTime;
    private final Depth depth;
    private final BigDecimal lastQuantity;

    /** The last 24 hours. */
    DayStatistics(SimulatedVenue venue, String symbol) {
        this(venue, symbol, venue.marketTime(symbol) - DAY);
    }

    DayStatistics(SimulatedVenue venue, String symbol, long openTime) {
        this.symbol = symbol;
        this.closeTime = venue.marketTime(symbol);
        this.openTime = openTime;
        int most = Math.toIntExact((closeTime - openTime)
                        / venue.baseTimeframe(symbol).length().toMillis())
                + 2;
        List<Bar> bars = venue.bars(symbol, venue.baseTimeframe(symbol), openTime, null, most);
        this.day = bars.stream().reduce(Bar::and).orElseGet(() -> venue.lastClosedBar(symbol));
        this.depth = venue.depth(symbol, 1);
        List<MarketTrade> tape = venue.tape(symbol);
        this.lastQuantity = tape.isEmpty() ? Amount.ZERO : tape.getLast().quantity();
    }

    private BigDecimal change() {
        return Amount.ofE8(day.close() - day.open());
    }

    private String changePercent() {
        return change().multiply(new BigDecimal("100"))
                .divide(Amount.ofE8(day.open()), 3, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private BigDecimal weighted() {
        return day.volume() == 0
                ? Amount.ofE8(day.close())
                : Amount.ofE8(day.quoteVolume()).divide(Amount.ofE8(day.volume()), 8, RoundingMode.HALF_EVEN);
    }

    private MarketViews.Level bid() {
        return MarketViews.Level.best(depth.bids());
    }

    private MarketViews.Level ask() {
        return MarketViews.Level.best(depth.asks());
    }

    Map<String, @Nullable Object> full() {
        return Json.object(
                "symbol", symbol,
                "priceChange", amount(change()),
                "priceChangePercent", changePercent(),
                "weightedAvgPrice", amount(weighted()),
                "prevClosePrice", e8(day.open()),
                "lastPrice", e8(day.close()),
                "lastQty", amount(lastQuantity),
                "bidPrice", amount(bid().price()),
                "bidQty", amount(bid().quantity()),
                "askPrice", amount(ask().price()),
                "askQty", amount(ask().quantity()),
                "openPrice", e8(day.open()),
                "highPrice", e8(day.high()),
                "lowPrice", e8(day.low()),
                "volume", e8(day.volume()),
                "quoteVolume", e8(day.quoteVolume()),
                "openTime", openTime,
                "closeTime", closeTime,
                "firstId", day.firstTrade(),
                "lastId", day.lastTrade(),
                "count", day.trades());
    }

    Map<String, @Nullable Object> mini() {
        Map<String, @Nullable Object> view = full();
        List.of("priceChange", "priceChangePercent", "weightedAvgPrice", "prevClosePrice", "lastQty")
                .forEach(view::remove);
        List.of("bidPrice", "bidQty", "askPrice", "askQty").forEach(view::remove);
        view.remove("lastPrice");
        Map<String, @Nullable Object> ordered = Json.object(
                "symbol", symbol,
                "openPrice", e8(day.open()),
                "highPrice", e8(day.high()),
                "lowPrice", e8(day.low()),
                "lastPrice", e8(day.close()));
        ordered.putAll(view);
        return ordered;
    }

    /** As {@link #full} without what only a day has. */
    Map<String, @Nullable Object> window() {
        Map<String, @Nullable Object> view = full();
        List.of("prevClosePrice", "lastQty", "bidPrice", "bidQty", "askPrice", "askQty")
                .forEach(view::remove);
        Object last = view.remove("lastPrice");
        Map<String, @Nullable Object> ordered = Json.object();
        view.forEach((key, value) -> {
            if (key.equals("volume")) {
                ordered.put("lastPrice", last);
            }
            ordered.put(key, value);
        });
        return ordered;
    }

    /** @param size as in the stream's name, {@code 1h} */
    Map<String, @Nullable Object> streamedWindow(String size, long now) {
        return Json.object(
                "e", size + "Ticker",
                "E", now,
                "s", symbol,
                "p", amount(change()),
                "P", changePercent(),
                "o", e8(day.open()),
                "h", e8(day.high()),
                "l", e8(day.low()),
                "c", e8(day.close()),
                "w", amount(weighted()),
                "v", e8(day.volume()),
                "q", e8(day.quoteVolume()),
                "O", openTime,
                "C", closeTime,
                "F", day.firstTrade(),
                "L", day.lastTrade(),
                "n", day.trades());
    }

    Map<String, @Nullable Object> streamed(long now) {
        return Json.object(
                "e", "24hrTicker",
                "E", now,
                "s", symbol,
                "p", amount(change()),
                "P", changePercent(),
                "w", amount(weighted()),
                "x", e8(day.open()),
                "c", e8(day.close()),
                "Q", amount(lastQuantity),
                "b", amount(bid().price()),
                "B", amount(bid().quantity()),
                "a", amount(ask().price()),
                "A", amount(ask().quantity()),
                "o", e8(day.open()),
                "h", e8(day.high()),
                "l", e8(day.low()),
                "v", e8(day.volume()),
                "q", e8(day.quoteVolume()),
                "O", openTime,
                "C", closeTime,
                "F", day.firstTrade(),
                "L", day.lastTrade(),
                "n", day.trades());
    }

    Map<String, @Nullable Object> streamedMini(long now) {
        return Json.object(
                "e", "24hrMiniTicker",
                "E", now,
                "s", symbol,
                "c", e8(day.close()),
                "o", e8(day.open()),
                "h", e8(day.high()),
                "l", e8(day.low()),
                "v", e8(day.volume()),
                "q", e8(day.quoteVolume()));
    }
}
