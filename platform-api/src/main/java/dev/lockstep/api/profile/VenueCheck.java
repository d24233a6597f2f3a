package dev.lockstep.api.profile;

import dev.lockstep.engine.market.MarketData;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.problem.InvalidRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks the venue itself for the rules of the symbols a profile wants. */
@Component
class VenueCheck {
    private static final int MAX_SYMBOLS = 20;

    private final MarketData market;

    VenueCheck(MarketData market) {
        this.market = market;
    }

    /** The rules of each symbol, in the order given; the list is checked before the venue is troubled with it. */
    Mono<List<SymbolRules>> rules(Venue venue, List<String> symbols) {
        if (symbols.isEmpty() || symbols.size() > MAX_SYMBOLS || new HashSet<>(symbols).size() != symbols.size()) {
            throw new InvalidRequest(
                    "profile_watchlist",
                    "the watchlist has " + symbols.size() + " symbols, or one of them twice",
                    "list 1 to " + MAX_SYMBOLS + " different symbols");
        }
        if (symbols.stream().anyMatch(Objects::isNull)) {
            throw Fields.invalid("symbols", "null", "a list of symbols");
        }
        return Flux.fromIterable(symbols)
                .concatMap(symbol -> market.rules(venue, symbol))
                .collectList();
    }
}
