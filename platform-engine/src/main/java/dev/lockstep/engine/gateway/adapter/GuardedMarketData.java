package dev.lockstep.engine.gateway.adapter;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.MarketData;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.resilience.CallGuard;
import dev.lockstep.engine.resilience.OutsideCall;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Market data with the guard round every question; streams keep themselves up. */
public final class GuardedMarketData implements MarketData {
    private static final String LANE = "market";

    private final MarketData market;
    private final CallGuard guard;

    public GuardedMarketData(MarketData market, CallGuard guard) {
        this.market = market;
        this.guard = guard;
    }

    @Override
    public Flux<Candle> candles(Instrument instrument, Timeframe timeframe) {
        return market.candles(instrument, timeframe);
    }

    @Override
    public Mono<List<Candle>> recent(Instrument instrument, Timeframe timeframe, int limit) {
        return asked(instrument.venue(), "candles", market.recent(instrument, timeframe, limit));
    }

    @Override
    public Flux<Price> prices(Instrument instrument) {
        return market.prices(instrument);
    }

    @Override
    public Mono<Price> price(Instrument instrument) {
        return asked(instrument.venue(), "price", market.price(instrument));
    }

    @Override
    public Mono<SymbolRules> rules(Venue venue, String symbol) {
        return asked(venue, "rules", market.rules(venue, symbol));
    }

    private <T> Mono<T> asked(Venue venue, String operation, Mono<T> question) {
        OutsideCall call = new OutsideCall(venue.name(), LANE, operation);
        return GuardedAnswer.orProviderError(guard.repeatable(call, question, answer -> false));
    }
}
