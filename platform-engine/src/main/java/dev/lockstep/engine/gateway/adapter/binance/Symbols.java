package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.problem.DataContractError;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The venue's symbols with their rules, asked for one by one and kept for a while. */
final class Symbols {
    private static final int BAD_SYMBOL = -1121;
    private static final int ILLEGAL_CHARACTERS = -1100;
    private static final int MAX_KNOWN = 4096;

    private final Venue venue;
    private final BinanceRest rest;
    private final Duration refresh;
    private final Scheduler scheduler;
    private final Map<String, Mono<SymbolRules>> known = new ConcurrentHashMap<>();

    Symbols(Venue venue, BinanceRest rest, Duration refresh, Scheduler scheduler) {
        this.venue = venue;
        this.rest = rest;
        this.refresh = refresh;
        this.scheduler = scheduler;
    }

    Mono<Instrument> instrument(String symbol) {
        return rules(symbol).map(SymbolRules::instrument);
    }

    /** A symbol the venue does not list is a {@code DataContractError}; failures are not kept. */
    Mono<SymbolRules> rules(String symbol) {
        if (known.size() >= MAX_KNOWN && !known.containsKey(symbol)) {
            return ask(symbol);
        }
        return known.computeIfAbsent(
                symbol,
                name -> ask(name).cache(rules -> refresh, failure -> Duration.ZERO, () -> Duration.ZERO, scheduler));
    }

    private Mono<SymbolRules> ask(String symbol) {
        return rest.read(RestRequest.publicGet("/api/v3/exchangeInfo", Parameters.of("symbol", symbol)))
                .flatMap(answer -> read(answer, symbol))
                .onErrorMap(Answers::translated);
    }

    private Mono<SymbolRules> read(RestAnswer answer, String symbol) {
        boolean unlisted = answer instanceof RestAnswer.Refused refused
                && (refused.code() == BAD_SYMBOL || refused.code() == ILLEGAL_CHARACTERS);
        if (unlisted) {
            return Mono.error(unknown(symbol));
        }
        return Answers.body(answer)
                .flatMap(body -> Json.list(body, "symbols").stream()
                        .filter(entry -> Json.text(entry, "symbol").equals(symbol))
                        .findFirst()
                        .map(entry -> Mono.just(SymbolRulesReader.read(entry, venue)))
                        .orElseGet(() -> Mono.error(unknown(symbol))));
    }

    private DataContractError unknown(String symbol) {
        return new DataContractError(
                "symbol_unknown",
                "venue " + venue + " does not list the symbol \"" + symbol + "\"",
                "use the venue's own spelling without a separator, as in BTCUSDT",
                Map.of("venue", venue.name(), "symbol", symbol));
    }
}
