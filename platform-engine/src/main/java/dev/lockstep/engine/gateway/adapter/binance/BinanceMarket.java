package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.MarketClocks;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.money.Price;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** One venue's market data. However many listen, each stream is opened once. */
final class BinanceMarket {
    private final BinanceVenue venue;
    private final MarketClocks clocks;
    private final Klines klines;
    private final Map<String, Flux<Candle>> candles = new ConcurrentHashMap<>();
    private final Map<String, Flux<Price>> prices = new ConcurrentHashMap<>();

    BinanceMarket(BinanceVenue venue, MarketClocks clocks) {
        this.venue = venue;
        this.clocks = clocks;
        this.klines = new Klines(venue);
    }

    Flux<Candle> candles(Instrument instrument, Timeframe timeframe) {
        return candles.computeIfAbsent(
                        instrument.symbol() + "@" + timeframe,
                        name -> Flux.defer(() -> openCandles(name, instrument, timeframe))
                                .share())
                .onBackpressureBuffer(venue.settings().streamBuffer());
    }

    /** A slow listener gets the newest price, not every one. */
    Flux<Price> prices(Instrument instrument) {
        return prices.computeIfAbsent(
                        instrument.symbol(),
                        symbol -> Flux.defer(() -> openPrices(instrument)).share())
                .onBackpressureLatest();
    }

    Mono<List<Candle>> recent(Instrument instrument, Timeframe timeframe, int limit) {
        return klines.recent(instrument, timeframe, limit).doOnNext(found -> found.forEach(clocks::seen));
    }

    Mono<Price> price(Instrument instrument) {
        return venue.rest()
                .read(RestRequest.publicGet("/api/v3/ticker/price", Parameters.of("symbol", instrument.symbol())))
                .flatMap(Answers::body)
                .map(body -> new Price(Json.decimal(body, "price"), instrument.quote()))
                .onErrorMap(Answers::translated);
    }

    Mono<SymbolRules> rules(String symbol) {
        return venue.symbols().rules(symbol);
    }

    private Flux<Candle> openCandles(String name, Instrument instrument, Timeframe timeframe) {
        KlineStream place = new KlineStream(klines, instrument, timeframe);
        Flux<Candle> connection = venue.socket()
                .connection(Streams.address(venue.settings(), instrument.symbol(), "kline_" + timeframe.text()))
                .concatMap(place::read);
        return venue.socket().kept(name, connection).doOnNext(clocks::seen);
    }

    private Flux<Price> openPrices(Instrument instrument) {
        Flux<Price> connection = venue.socket()
                .connection(Streams.address(venue.settings(), instrument.symbol(), "aggTrade"))
                .map(Streams::event)
                .filter(event -> Json.textOrEmpty(event, "e").equals("aggTrade"))
                .map(event -> price(event, instrument));
        return venue.socket().kept(instrument.symbol() + "@aggTrade", connection);
    }

    private static Price price(JsonNode event, Instrument instrument) {
        return new Price(Json.decimal(event, "p"), instrument.quote());
    }
}
