package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.CandleContract;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.problem.InvalidRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Candles asked for over REST, all held to the {@link CandleContract}. */
final class Klines {
    static final int MOST = 999;

    private static final int PAGE = 1000;

    private final BinanceVenue venue;

    Klines(BinanceVenue venue) {
        this.venue = venue;
    }

    /** The last closed candles. One more is asked for, because the venue's last row is the one still forming. */
    Mono<List<Candle>> recent(Instrument instrument, Timeframe timeframe, int limit) {
        if (limit < 1 || limit > MOST) {
            return Mono.error(new InvalidRequest(
                    "candle_limit", limit + " candles cannot be asked for at once", "ask for 1 to " + MOST));
        }
        return venue.time()
                .now()
                .flatMap(now -> rows(asked(instrument, timeframe).with("limit", limit + 1L))
                        .map(rows -> candles(rows, instrument, timeframe))
                        .map(candles -> closed(candles, now))
                        .map(candles -> candles.subList(Math.max(0, candles.size() - limit), candles.size())))
                .onErrorMap(Answers::translated);
    }

    /** Every candle that opened in {@code [from, to)}; the caller knows that all of these have closed. */
    Flux<Candle> between(Instrument instrument, Timeframe timeframe, Instant from, Instant to) {
        return page(instrument, timeframe, from, to)
                .expand(candles -> candles.size() < PAGE
                        ? Mono.empty()
                        : page(instrument, timeframe, candles.getLast().closeTime(), to))
                .concatMapIterable(candles -> candles)
                .onErrorMap(Answers::translated);
    }

    private Mono<List<Candle>> page(Instrument instrument, Timeframe timeframe, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Mono.empty();
        }
        Parameters parameters = asked(instrument, timeframe)
                .with("startTime", from.toEpochMilli())
                .with("endTime", to.toEpochMilli() - 1)
                .with("limit", PAGE);
        return rows(parameters).map(rows -> candles(rows, instrument, timeframe));
    }

    private Mono<List<JsonNode>> rows(Parameters parameters) {
        return venue.rest()
                .read(RestRequest.publicGet("/api/v3/klines", parameters))
                .flatMap(Answers::body)
                .map(Json::list);
    }

    private static Parameters asked(Instrument instrument, Timeframe timeframe) {
        return Parameters.of("symbol", instrument.symbol()).with("interval", timeframe.text());
    }

    private static List<Candle> candles(List<JsonNode> rows, Instrument instrument, Timeframe timeframe) {
        KlineReader reader = new KlineReader(instrument, timeframe);
        List<Candle> candles = new ArrayList<>(rows.size());
        @Nullable Candle before = null;
        for (JsonNode row : rows) {
            before = CandleContract.check(reader.row(row), before, instrument + " klines row " + candles.size());
            candles.add(before);
        }
        return candles;
    }

    /**
     * The last row has closed only if the venue's clock says so, and a simulated venue's clock is not its market's:
     * there the last row is left out always.
     */
    private List<Candle> closed(List<Candle> candles, Instant now) {
        boolean lastIsOpen = !candles.isEmpty()
                && (venue.settings().simulated()
                        || candles.getLast().closeTime().isAfter(now));
        return lastIsOpen ? candles.subList(0, candles.size() - 1) : candles;
    }
}
