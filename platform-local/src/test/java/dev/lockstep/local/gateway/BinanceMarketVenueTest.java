package dev.lockstep.local.gateway;

import static dev.lockstep.local.gateway.EngineAtVenue.BTCUSDT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.CandleContract;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.problem.DataContractError;
import dev.lockstep.local.venue.VenueAccountSettings;
import dev.lockstep.local.venue.VenueServer;
import dev.lockstep.local.venue.VenueServerSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@Tag("server")
class BinanceMarketVenueTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final VenueAccountSettings ACCOUNT = new VenueAccountSettings(
            "acme",
            "acme0123456789012345678901234567",
            "acme-secret-0123456789",
            Map.of("USDT", new BigDecimal("1000")));

    private VenueServer server;
    private EngineAtVenue engine;

    @BeforeEach
    void start() {
        server = VenueServer.start(
                VenueServerSettings.generated(7, List.of(ACCOUNT)).withSpeed("600"));
        engine = new EngineAtVenue(server.port(), ACCOUNT, Map.of());
    }

    @AfterEach
    void stop() {
        engine.close();
        server.close();
    }

    @Test
    void a_fast_market_gives_every_candle_once_and_in_order() {
        // when
        List<Candle> candles = engine.market()
                .candles(BTCUSDT, Timeframe.M1)
                .take(20)
                .collectList()
                .block(LONG);

        // then
        assertThat(candles).hasSize(20);
        for (int i = 1; i < candles.size(); i++) {
            CandleContract.check(candles.get(i), candles.get(i - 1), "candle " + i);
            assertThat(CandleContract.gapBefore(candles.get(i), candles.get(i - 1)))
                    .isZero();
        }
    }

    @Test
    void the_history_joins_the_stream_without_a_hole_for_whoever_listens_first() {
        // given: listening before asking for the history
        Flux<Candle> stream =
                engine.market().candles(BTCUSDT, Timeframe.M1).replay().autoConnect(0);
        Candle first = stream.blockFirst(LONG);

        // when
        List<Candle> history =
                engine.market().recent(BTCUSDT, Timeframe.M1, 200).block();

        // then
        assertThat(history).hasSize(200);
        assertThat(history.getLast().openTime())
                .isAfterOrEqualTo(first.openTime().minus(Duration.ofMinutes(1)));
        assertThat(history)
                .allSatisfy(candle -> assertThat(candle.closeTime())
                        .isBeforeOrEqualTo(history.getLast().closeTime()));
    }

    @Test
    void prices_rules_and_unknown_symbols_are_answered_as_the_venue_means_them() {
        Price last = engine.market().price(BTCUSDT).block();
        assertThat(last.value()).isPositive();
        assertThat(engine.market().prices(BTCUSDT).take(3).collectList().block(LONG))
                .hasSize(3);
        assertThat(engine.market().rules(BTCUSDT.venue(), "BTCUSDT").block().instrument())
                .isEqualTo(BTCUSDT);
        StepVerifier.create(engine.market().rules(BTCUSDT.venue(), "NOPEUSDT"))
                .expectErrorSatisfies(e -> assertThat(e)
                        .isInstanceOfSatisfying(
                                DataContractError.class,
                                problem -> assertThat(problem.code()).isEqualTo("symbol_unknown")))
                .verify(LONG);
    }
}
