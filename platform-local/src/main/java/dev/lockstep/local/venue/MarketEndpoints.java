package dev.lockstep.local.venue;

import static dev.lockstep.local.venue.Json.amount;
import static dev.lockstep.local.venue.Json.object;

import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.problem.InvalidRequest;
import dev.lockstep.engine.venue.MarketTrade;
import dev.lockstep.engine.venue.SimulatedVenue;
import dev.lockstep.engine.venue.SymbolListing;
import dev.lockstep.engine.venue.VenueRefusal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The public half of {@code /api/v3} (rest-api.md, "General endpoints" and "Market Data endpoints"). */
final class MarketEndpoints {
    private static final int KLINES = 500;
    private static final int MOST = 1000;

    private MarketEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                Endpoint.open("/api/v3/ping", "ping", 1, request -> object()),
                Endpoint.open("/api/v3/time", "time", 1, request -> object("serverTime", request.now())),
                Endpoint.open("/api/v3/exchangeInfo", "exchangeInfo", 20, ExchangeInfo::answer),
                Endpoint.open("/api/v3/depth", "depth", MarketEndpoints::depthWeight, MarketEndpoints::depth),
                Endpoint.open("/api/v3/trades", "trades.recent", 25, MarketEndpoints::trades),
                Endpoint.open("/api/v3/historicalTrades", "trades.historical", 25, MarketEndpoints::trades),
                Endpoint.open("/api/v3/aggTrades", "trades.aggregate", 4, MarketEndpoints::aggregateTrades),
                Endpoint.open("/api/v3/klines", "klines", 2, MarketEndpoints::klines),
                Endpoint.open("/api/v3/uiKlines", "uiKlines", 2, MarketEndpoints::klines),
                Endpoint.open("/api/v3/avgPrice", "avgPrice", 2, MarketEndpoints::averagePrice),
                Endpoint.open("/api/v3/ticker/24hr", "ticker.24hr", MarketEndpoints::dayWeight, MarketEndpoints::day),
                Endpoint.open(
                        "/api/v3/ticker/price",
                        "ticker.price",
                        params -> perSymbolWeight(params, 2, 4),
                        MarketEndpoints::price),
                Endpoint.open(
                        "/api/v3/ticker/bookTicker",
                        "ticker.book",
                        params -> perSymbolWeight(params, 2, 4),
                        MarketEndpoints::bookTicker));
    }

    private static int depthWeight(Params params) {
        int levels = params.limit("limit", 100, 5000);
        return levels <= 100 ? 5 : levels <= 500 ? 25 : levels <= 1000 ? 50 : 250;
    }

    private static int dayWeight(Params params) {
        int symbols = params.has("symbols")
                ? ExchangeInfo.symbols(params.text("symbols")).size()
                : 0;
        if (params.has("symbol") || (symbols > 0 && symbols <= 20)) {
            return 2;
        }
        return symbols > 0 && symbols <= 100 ? 40 : 80;
    }

    private static int perSymbolWeight(Params params, int one, int all) {
        return params.has("symbol") ? one : all;
    }

    private static Object depth(Request request) {
        String symbol = request.params().symbol();
        int levels = request.params().limit("limit", 100, 5000);
        return MarketViews.depth(request.venue().depth(symbol, levels));
    }

    private static Object trades(Request request) {
        List<MarketTrade> tape = request.venue().tape(request.params().symbol());
        Long from = request.params().optionalLong("fromId");
        int limit = request.params().limit("limit", 500, MOST);
        return newestOrFrom(tape, from, limit).stream().map(MarketViews::trade).toList();
    }

    private static Object aggregateTrades(Request request) {
        Params params = request.params();
        Long start = params.optionalLong("startTime");
        Long end = params.optionalLong("endTime");
        List<MarketTrade> tape = request.venue().tape(params.symbol()).stream()
                .filter(trade -> start == null || trade.time() >= start)
                .filter(trade -> end == null || trade.time() <= end)
                .toList();
        Long from = params.optionalLong("fromId");
        Long first = from != null || start == null ? from : Long.valueOf(0);
        return newestOrFrom(tape, first, params.limit("limit", 500, MOST)).stream()
                .map(MarketViews::aggregateTrade)
                .toList();
    }

    private static List<MarketTrade> newestOrFrom(List<MarketTrade> tape, @Nullable Long from, int limit) {
        if (from != null) {
            return tape.stream()
                    .filter(trade -> trade.id() >= from)
                    .limit(limit)
                    .toList();
        }
        return tape.subList(Math.max(0, tape.size() - limit), tape.size());
    }

    private static Object klines(Request request) {
        Params params = request.params();
        String symbol = params.symbol();
        Timeframe timeframe = timeframe(params.text("interval"));
        Long start = params.optionalLong("startTime");
        Long end = params.optionalLong("endTime");
        int limit = params.limit("limit", KLINES, MOST);
        return request.venue().bars(symbol, timeframe, start, end, limit).stream()
                .map(bar -> MarketViews.kline(bar, timeframe))
                .toList();
    }

    static Timeframe timeframe(String text) {
        try {
            return Timeframe.of(text);
        } catch (InvalidRequest e) {
            throw new VenueRefusal(-1120, "Invalid interval.");
        }
    }

    private static Object averagePrice(Request request) {
        String symbol = request.params().symbol();
        return object(
                "mins", 5,
                "price", amount(request.venue().averagePrice(symbol)),
                "closeTime", request.venue().marketTime(symbol));
    }

    private static Object day(Request request) {
        boolean mini = "MINI".equals(request.params().optional("type"));
        SimulatedVenue venue = request.venue();
        return perSymbol(request, symbol -> {
            DayStatistics day = new DayStatistics(venue, symbol);
            return mini ? day.mini() : day.full();
        });
    }

    private static Object price(Request request) {
        return perSymbol(
                request,
                symbol ->
                        object("symbol", symbol, "price", amount(request.venue().lastPrice(symbol))));
    }

    private static Object bookTicker(Request request) {
        return perSymbol(
                request,
                symbol -> MarketViews.bookTicker(symbol, request.venue().depth(symbol, 1)));
    }

    /** One object for {@code symbol}, a list for {@code symbols} or for none. */
    private static Object perSymbol(Request request, Function<String, Object> view) {
        Params params = request.params();
        params.atMostOneOf("symbol", "symbols");
        if (params.has("symbol")) {
            String symbol = params.symbol();
            return view.apply(request.venue().listing(symbol).symbol());
        }
        Stream<String> symbols = params.has("symbols")
                ? ExchangeInfo.symbols(params.text("symbols")).stream()
                        .map(symbol -> request.venue().listing(symbol).symbol())
                : request.venue().listings().stream().map(SymbolListing::symbol);
        return symbols.map(view).toList();
    }
}
