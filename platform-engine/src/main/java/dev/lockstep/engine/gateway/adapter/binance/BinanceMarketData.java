package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.MarketData;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.problem.ConfigError;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Market data of every configured venue that speaks Binance's protocol. */
final class BinanceMarketData implements MarketData {
    private final Map<Venue, BinanceMarket> markets;

    BinanceMarketData(Map<Venue, BinanceMarket> markets) {
        this.markets = Map.copyOf(markets);
    }

    @Override
    public Flux<Candle> candles(Instrument instrument, Timeframe timeframe) {
        return Flux.defer(() -> at(instrument.venue(), market -> market.candles(instrument, timeframe)));
    }

    @Override
    public Mono<List<Candle>> recent(Instrument instrument, Timeframe timeframe, int limit) {
        return Mono.defer(() -> at(instrument.venue(), market -> market.recent(instrument, timeframe, limit)));
    }

    @Override
    public Flux<Price> prices(Instrument instrument) {
        return Flux.defer(() -> at(instrument.venue(), market -> market.prices(instrument)));
    }

    @Override
    public Mono<Price> price(Instrument instrument) {
        return Mono.defer(() -> at(instrument.venue(), market -> market.price(instrument)));
    }

    @Override
    public Mono<SymbolRules> rules(Venue venue, String symbol) {
        return Mono.defer(() -> at(venue, market -> market.rules(symbol)));
    }

    private <P extends Publisher<?>> P at(Venue venue, Function<BinanceMarket, P> question) {
        BinanceMarket market = markets.get(venue);
        if (market == null) {
            throw new ConfigError(
                    "venue_unknown",
                    "no venue is configured under the name " + venue,
                    "configure lockstep.venues." + venue + " or correct the name",
                    Map.of("venue", venue.name()));
        }
        return question.apply(market);
    }
}
