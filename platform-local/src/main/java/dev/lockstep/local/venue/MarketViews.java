package dev.lockstep.local.venue;

import static dev.lockstep.local.venue.EventViews.e8;
import static dev.lockstep.local.venue.Json.amount;

import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.venue.Bar;
import dev.lockstep.engine.venue.Depth;
import dev.lockstep.engine.venue.MarketTrade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Market data in the shapes of Binance's REST answers. */
final class MarketViews {
    private MarketViews() {}

    static List<Object> kline(Bar bar, Timeframe timeframe) {
        return List.of(
                bar.openTime(),
                e8(bar.open()),
                e8(bar.high()),
                e8(bar.low()),
                e8(bar.close()),
                e8(bar.volume()),
                bar.closeTime(timeframe),
                e8(bar.quoteVolume()),
                bar.trades(),
                e8(bar.takerBase()),
                e8(bar.takerQuote()),
                "0");
    }

    static Map<String, @Nullable Object> depth(Depth depth) {
        return Json.object(
                "lastUpdateId", depth.updateId(), "bids", levels(depth.bids()), "asks", levels(depth.asks()));
    }

    static List<List<String>> levels(Map<BigDecimal, BigDecimal> side) {
        List<List<String>> levels = new ArrayList<>();
        side.forEach((price, quantity) -> levels.add(List.of(amount(price), amount(quantity))));
        return levels;
    }

    static Map<String, @Nullable Object> trade(MarketTrade trade) {
        return Json.object(
                "id", trade.id(),
                "price", amount(trade.price()),
                "qty", amount(trade.quantity()),
                "quoteQty", amount(trade.price().multiply(trade.quantity())),
                "time", trade.time(),
                "isBuyerMaker", trade.buyerMaker(),
                "isBestMatch", true);
    }

    static Map<String, @Nullable Object> aggregateTrade(MarketTrade trade) {
        return Json.object(
                "a", trade.id(),
                "p", amount(trade.price()),
                "q", amount(trade.quantity()),
                "f", trade.id(),
                "l", trade.id(),
                "T", trade.time(),
                "m", trade.buyerMaker(),
                "M", true);
    }

    static Map<String, @Nullable Object> bookTicker(String symbol, Depth depth) {
        Level bid = Level.best(depth.bids());
        Level ask = Level.best(depth.asks());
        return Json.object(
                "symbol", symbol,
                "bidPrice", amount(bid.price()),
                "bidQty", amount(bid.quantity()),
                "askPrice", amount(ask.price()),
                "askQty", amount(ask.quantity()));
    }

    /** The best level of a side; zero where the side is empty. */
    record Level(BigDecimal price, BigDecimal quantity) {
        static Level best(Map<BigDecimal, BigDecimal> side) {
            return side.entrySet().stream()
                    .findFirst()
                    .map(entry -> new Level(entry.getKey(), entry.getValue()))
                    .orElse(new Level(BigDecimal.ZERO, BigDecimal.ZERO));
        }
    }
}
