package dev.lockstep.local.venue;

import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.problem.InvalidRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A market stream: {@code btcusdt@kline_1m}, {@code btcusdt@depth5@100ms} (web-socket-streams.md).
 *
 * @param text as the client wrote it
 * @param symbol upper case; empty for a stream of all symbols
 * @param kind what flows
 * @param timeframe of klines, else null
 * @param levels of a partial book, else 0
 */
record StreamName(
        String text, String symbol, Kind kind, @Nullable Timeframe timeframe, int levels) {
    /** What flows in a stream. */
    enum Kind {
        TRADE,
        AGGREGATE_TRADE,
        KLINE,
        BOOK_TICKER,
        TICKER,
        MINI_TICKER,
        DEPTH,
        PARTIAL_DEPTH,
        AVERAGE_PRICE,
        WINDOW_TICKER,
        ALL_MINI_TICKERS,
        ALL_WINDOW_TICKERS
    }

    private static final Set<String> ALL_WINDOWS = Set.of("!ticker_1h@arr", "!ticker_4h@arr", "!ticker_1d@arr");

    /** Of a stream of statistics, their window: {@code 1h}. */
    String window() {
        return text.replaceAll(".*ticker_|@arr", "");
    }

    /** The name without its symbol: {@code kline_1m}. */
    String what() {
        return text.substring(text.indexOf('@') + 1);
    }

    /** Nothing for a name that no stream has; Binance ignores those. */
    static Optional<StreamName> of(String text) {
        if (text.equals("!miniTicker@arr")) {
            return Optional.of(new StreamName(text, "", Kind.ALL_MINI_TICKERS, null, 0));
        }
        if (ALL_WINDOWS.contains(text)) {
            return Optional.of(new StreamName(text, "", Kind.ALL_WINDOW_TICKERS, null, 0));
        }
        int at = text.indexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        String symbol = text.substring(0, at).toUpperCase(Locale.ROOT);
        return of(text, symbol, text.substring(at + 1));
    }

    private static Optional<StreamName> of(String text, String symbol, String what) {
        return switch (what) {
            case "trade" -> plain(text, symbol, Kind.TRADE);
            case "aggTrade" -> plain(text, symbol, Kind.AGGREGATE_TRADE);
            case "bookTicker" -> plain(text, symbol, Kind.BOOK_TICKER);
            case "ticker" -> plain(text, symbol, Kind.TICKER);
            case "ticker_1h", "ticker_4h", "ticker_1d" -> plain(text, symbol, Kind.WINDOW_TICKER);
            case "avgPrice" -> plain(text, symbol, Kind.AVERAGE_PRICE);
            case "miniTicker" -> plain(text, symbol, Kind.MINI_TICKER);
            case "depth", "depth@100ms", "depth@1000ms" -> plain(text, symbol, Kind.DEPTH);
            case "depth5", "depth5@100ms" -> Optional.of(new StreamName(text, symbol, Kind.PARTIAL_DEPTH, null, 5));
            case "depth10", "depth10@100ms" -> Optional.of(new StreamName(text, symbol, Kind.PARTIAL_DEPTH, null, 10));
            case "depth20", "depth20@100ms" -> Optional.of(new StreamName(text, symbol, Kind.PARTIAL_DEPTH, null, 20));
            default -> kline(text, symbol, what);
        };
    }

    private static Optional<StreamName> plain(String text, String symbol, Kind kind) {
        return Optional.of(new StreamName(text, symbol, kind, null, 0));
    }

    private static Optional<StreamName> kline(String text, String symbol, String what) {
        if (!what.startsWith("kline_")) {
            return Optional.empty();
        }
        String interval = what.substring("kline_".length()).replace("@+08:00", "");
        try {
            Timeframe timeframe = Timeframe.of(interval);
            boolean offset = what.endsWith("@+08:00");
            if (offset && timeframe.length().compareTo(Duration.ofHours(8)) > 0) {
                return Optional.empty(); // such bars would open at another hour
            }
            return Optional.of(new StreamName(text, symbol, Kind.KLINE, timeframe, 0));
        } catch (InvalidRequest e) {
            return Optional.empty();
        }
    }
}
