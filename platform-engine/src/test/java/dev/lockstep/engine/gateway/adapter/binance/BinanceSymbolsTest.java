package dev.lockstep.engine.gateway.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.SymbolStatus;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.problem.DataContractError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Prices, and the rules of a symbol. */
@Tag("server")
class BinanceSymbolsTest extends MarketScene {
    @Test
    void prices_are_the_last_trades() {
        // given
        fake.talks((in, out) -> out.sendString(
                        Flux.just("{\"e\":\"aggTrade\",\"s\":\"BTCUSDT\",\"p\":\"50000.10\",\"q\":\"0.1\"}"))
                .neverComplete());
        fake.on(
                "GET /api/v3/ticker/price",
                request -> FakeVenue.json(200, "{\"symbol\":\"BTCUSDT\",\"price\":\"49999.9\"}"));

        // when, then
        StepVerifier.create(data.prices(Fixture.BTCUSDT).take(1))
                .expectNext(Price.of("50000.1", "USDT"))
                .expectComplete()
                .verify(LONG);
        assertThat(data.price(Fixture.BTCUSDT).block()).isEqualTo(Price.of("49999.9", "USDT"));
    }

    @Test
    void rules_are_read_from_the_venues_filters_and_kept() {
        // given
        fake.on("GET /api/v3/exchangeInfo", request -> FakeVenue.json(200, """
                {"symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","ocoAllowed":true,
                 "filters":[
                  {"filterType":"PRICE_FILTER","minPrice":"0.01","maxPrice":"1000000","tickSize":"0.01000000"},
                  {"filterType":"LOT_SIZE","minQty":"0.00001","maxQty":"9000","stepSize":"0.00001000"},
                  {"filterType":"MARKET_LOT_SIZE","minQty":"0","maxQty":"120.5","stepSize":"0.00000000"},
                  {"filterType":"NOTIONAL","minNotional":"5.0","maxNotional":"9000000"},
                  {"filterType":"MAX_NUM_ALGO_ORDERS","maxNumAlgoOrders":5}]}]}
                """));

        // when
        SymbolRules rules = data.rules(Fixture.VENUE, "BTCUSDT").block();
        data.rules(Fixture.VENUE, "BTCUSDT").block();

        // then
        assertThat(rules.instrument()).isEqualTo(Fixture.BTCUSDT);
        assertThat(rules.status()).isEqualTo(SymbolStatus.TRADING);
        assertThat(rules.tick()).isEqualByComparingTo("0.01");
        assertThat(rules.step()).isEqualByComparingTo("0.00001");
        assertThat(rules.marketStep()).isEqualByComparingTo("0.00001");
        assertThat(rules.minNotional()).isEqualTo(Money.of("5", "USDT"));
        assertThat(rules.maxAlgoOrders()).isEqualTo(5);
        assertThat(fake.seen("GET /api/v3/exchangeInfo")).hasSize(1);
    }

    @Test
    void a_symbol_the_venue_does_not_list_is_a_coded_error_and_is_asked_for_again() {
        // given
        fake.on(
                "GET /api/v3/exchangeInfo",
                request -> FakeVenue.json(400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}"));

        // when, then
        for (int i = 0; i < 2; i++) {
            StepVerifier.create(data.rules(Fixture.VENUE, "NOPE"))
                    .expectErrorSatisfies(e -> assertThat(e)
                            .isInstanceOfSatisfying(
                                    DataContractError.class,
                                    problem -> assertThat(problem.code()).isEqualTo("symbol_unknown")))
                    .verify(LONG);
        }
        assertThat(fake.seen("GET /api/v3/exchangeInfo")).hasSize(2);
    }

    @Test
    void a_venue_nobody_configured_is_a_coded_error() {
        StepVerifier.create(data.rules(new Venue("elsewhere"), "BTCUSDT"))
                .expectError(ConfigError.class)
                .verify(LONG);
    }
}
