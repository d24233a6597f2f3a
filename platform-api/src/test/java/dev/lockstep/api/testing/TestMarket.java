package dev.lockstep.api.testing;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.MarketData;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.SymbolStatus;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.problem.DataContractError;
import dev.lockstep.engine.problem.ProviderError;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.context.annotation.Primary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A venue's rules in a few words: BTCUSDT and ETHUSDT trade from 10 USDT, HALTUSDT is halted, DOWNUSDT is asked of a
 * venue that does not answer, everything else is unknown.
 */
@Primary
public final class TestMarket implements MarketData {
    @Override
    public Mono<SymbolRules> rules(Venue venue, String symbol) {
        return switch (symbol) {
            case "BTCUSDT" -> Mono.just(rules(venue, "BTC", SymbolStatus.TRADING));
            case "ETHUSDT" -> Mono.just(rules(venue, "ETH", SymbolStatus.TRADING));
            case "HALTUSDT" -> Mono.just(rules(venue, "HALT", SymbolStatus.NOT_TRADABLE));
            case "DOWNUSDT" ->
                Mono.error(new ProviderError("venue_unavailable", venue + " does not answer", "try again later"));
            default ->
                Mono.error(new DataContractError(
                        "symbol_unknown", venue + " has no symbol " + symbol, "use a symbol the venue lists"));
        };
    }

    private static SymbolRules rules(Venue venue, String base, SymbolStatus status) {
        Asset asset = Asset.of(base);
        return new SymbolRules(
                new Instrument(venue, base + "USDT", asset, Asset.of("USDT")),
                status,
                new BigDecimal("0.01"),
                new BigDecimal("0.00001"),
                Quantity.of("0.00001", base),
                Quantity.zero(asset),
                BigDecimal.ZERO,
                Quantity.zero(asset),
                Money.of("10", "USDT"),
                5,
                true);
    }

    @Override
    public Flux<Candle> candles(Instrument instrument, Timeframe timeframe) {
        return Flux.never();
    }

    @Override
    public Mono<List<Candle>> recent(Instrument instrument, Timeframe timeframe, int limit) {
        return Mono.just(List.of());
    }

    @Override
    public Flux<Price> prices(Instrument instrument) {
        return Flux.never();
    }

    @Override
    public Mono<Price> price(Instrument instrument) {
        return Mono.never();
    }
}
