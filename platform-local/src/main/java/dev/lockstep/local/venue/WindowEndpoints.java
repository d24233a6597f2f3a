package dev.lockstep.local.venue;

import static dev.lockstep.local.venue.Json.object;

import dev.lockstep.engine.venue.SymbolListing;
import dev.lockstep.engine.venue.VenueRefusal;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Statistics of other windows than the last day, and market data this venue has none of. */
final class WindowEndpoints {
    private static final Pattern WINDOW = Pattern.compile("(\\d{1,2})([mhd])");
    private static final long DAY = 86_400_000;

    private WindowEndpoints() {}

    static List<Endpoint> all() {
        return List.of(
                Endpoint.open("/api/v3/ticker", "ticker", WindowEndpoints::weight, WindowEndpoints::rolling),
                Endpoint.open(
                        "/api/v3/ticker/tradingDay",
                        "ticker.tradingDay",
                        WindowEndpoints::weight,
                        WindowEndpoints::tradingDay),
                Endpoint.open("/api/v3/executionRules", "executionRules", 2, WindowEndpoints::executionRules),
                Endpoint.open("/api/v3/referencePrice", "referencePrice", 2, WindowEndpoints::noReference),
                Endpoint.open(
                        "/api/v3/referencePrice/calculation",
                        "referencePrice.calculation",
                        2,
                        WindowEndpoints::noReference),
                Endpoint.open(
                        "/api/v3/historicalBlockTrades", "blockTrades.historical", 25, WindowEndpoints::noBlockTrades));
    }

    private static int weight(Params params) {
        int symbols = params.has("symbols")
                ? ExchangeInfo.symbols(params.text("symbols")).size()
                : 1;
        return Math.min(200, 4 * symbols);
    }

    private static Object rolling(Request request) {
        String size = request.params().optional("windowSize");
        long millis = millis(size == null ? "1d" : size);
        return perSymbol(
                request,
                symbol -> new DayStatistics(
                        request.venue(), symbol, request.venue().marketTime(symbol) - millis));
    }

    /** 1m to 59m, 1h to 23h, 1d to 7d. */
    static long millis(String size) {
        Matcher matcher = WINDOW.matcher(size);
        if (!matcher.matches()) {
            throw Params.invalid("windowSize");
        }
        long number = Long.parseLong(matcher.group(1));
        long most = switch (matcher.group(2)) {
            case "m" -> 59;
            case "h" -> 23;
            default -> 7;
        };
        if (number < 1 || number > most) {
            throw Params.invalid("windowSize");
        }
        return number
                * switch (matcher.group(2)) {
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    default -> DAY;
                };
    }

    private static Object tradingDay(Request request) {
        return perSymbol(
                request,
                symbol -> new DayStatistics(
                        request.venue(), symbol, request.venue().marketTime(symbol) / DAY * DAY));
    }

    private static Object perSymbol(Request request, Function<String, DayStatistics> statistics) {
        Params params = request.params();
        params.atMostOneOf("symbol", "symbols");
        boolean mini = "MINI".equals(params.optional("type"));
        Function<String, Object> view = symbol -> {
            DayStatistics figures = statistics.apply(symbol);
            return mini ? figures.mini() : figures.window();
        };
        if (params.has("symbol")) {
            return view.apply(request.symbol());
        }
        if (!params.has("symbols")) {
            throw new VenueRefusal(-1102, "Param 'symbol' or 'symbols' must be sent, but both were empty/null!");
        }
        return ExchangeInfo.symbols(params.text("symbols")).stream()
                .map(symbol -> view.apply(request.venue().listing(symbol).symbol()))
                .toList();
    }

    /** No symbol has a price range rule here. */
    private static Object executionRules(Request request) {
        Params params = request.params();
        params.atMostOneOf("symbol", "symbols");
        Stream<String> symbols = params.has("symbol")
                ? Stream.of(request.symbol())
                : params.has("symbols")
                        ? ExchangeInfo.symbols(params.text("symbols")).stream()
                        : request.venue().listings().stream().map(SymbolListing::symbol);
        return object(
                "symbolRules",
                symbols.map(symbol -> object("symbol", symbol, "rules", List.of()))
                        .toList());
    }

    private static Object noReference(Request request) {
        var _ = request.symbol();
        throw new VenueRefusal(-2043, "This symbol doesn't have a reference price.");
    }

    private static Object noBlockTrades(Request request) {
        var _ = request.symbol();
        return List.of();
    }
}
