package dev.lockstep.engine.gateway.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.adapter.VenueSettings;
import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.CandleClock;
import dev.lockstep.engine.market.MarketClocks;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.SymbolStatus;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.problem.DataContractError;
import dev.lockstep.engine.problem.InvalidRequest;
import dev.lockstep.engine.problem.ProviderError;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

@Tag("server")
class BinanceMarketTest {
    private static final String KLINES = "GET /api/v3/klines";
    private static final Duration LONG = Duration.ofSeconds(10);

    private final FakeVenue fake = new FakeVenue();
    private final CandleClock clock = new CandleClock();
    private final BinanceMarketData data = data(Fixture.settings(fake.http(), fake.ws("/ws-api/v3")));

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void the_candle_still_forming_is_not_among_the_recent_ones() {
        // given: minutes 0 to 3 of the present hour's grid, the last one open now
        long now = Timeframe.M1.openOf(Instant.now()).getEpochSecond() / 60;
        fake.on(KLINES, request -> FakeVenue.json(200, rows(now - 3, now)));

        // when
        List<Candle> candles = data.recent(Fixture.BTCUSDT, Timeframe.M1, 3).block();

        // then
        assertThat(minutes(candles)).containsExactly(now - 3, now - 2, now - 1);
        assertThat(fake.seen(KLINES).getFirst().query()).isEqualTo("symbol=BTCUSDT&interval=1m&limit=4");
        assertThat(clock.now()).isEqualTo(candles.getLast().closeTime());
    }

    @Test
    void a_row_that_breaks_the_contract_is_named() {
        // given: high below low in the second row
        fake.on(
                KLINES,
                request -> FakeVenue.json(
                        200, "[" + row(1, "10", "11", "9", "10") + "," + row(2, "10", "9", "11", "10") + "]"));

        // when, then
        StepVerifier.create(data.recent(Fixture.BTCUSDT, Timeframe.M1, 3))
                .expectErrorSatisfies(e -> assertThat(e)
                        .isInstanceOfSatisfying(
                                DataContractError.class,
                                problem -> assertThat(problem.context())
                                        .containsEntry("row", "binance:BTCUSDT klines row 1")))
                .verify(LONG);
    }

    @Test
    void a_price_of_zero_and_a_number_in_words_are_no_usable_answer() {
        fake.on(KLINES, request -> FakeVenue.json(200, "[" + row(1, "0", "0", "0", "0") + "]"));
        StepVerifier.create(data.recent(Fixture.BTCUSDT, Timeframe.M1, 3))
                .expectError(ProviderError.class)
                .verify(LONG);

        fake.on(KLINES, request -> FakeVenue.json(200, "[" + row(1, "ten", "11", "9", "10") + "]"));
        StepVerifier.create(data.recent(Fixture.BTCUSDT, Timeframe.M1, 3))
                .expectError(ProviderError.class)
                .verify(LONG);
    }

    @Test
    void more_candles_than_the_venue_gives_at_once_are_refused() {
        StepVerifier.create(data.recent(Fixture.BTCUSDT, Timeframe.M1, 1000))
                .expectError(InvalidRequest.class)
                .verify(LONG);
    }

    @Test
    void only_closed_candles_come_out_of_the_stream_in_order_and_once() {
        // given
        says(
                event(1, false),
                event(1, true),
                event(2, false),
                event(2, true),
                event(2, true),
                event(1, true),
                event(3, true));

        // when
        Flux<Candle> candles = data.candles(Fixture.BTCUSDT, Timeframe.M1).take(3);

        // then
        StepVerifier.create(candles.collectList())
                .assertNext(found -> assertThat(minutes(found)).containsExactly(1L, 2L, 3L))
                .expectComplete()
                .verify(LONG);
        assertThat(clock.now()).isEqualTo(Instant.ofEpochSecond(4 * 60));
    }

    @Test
    void candles_missed_while_the_connection_was_lost_are_fetched_before_the_next() {
        // given: the first connection ends after minute 1, the second begins inside minute 5
        AtomicInteger connections = new AtomicInteger();
        fake.talks((in, out) -> connections.getAndIncrement() == 0
                ? out.sendString(Flux.just(event(1, true))).then(out.sendClose())
                : out.sendString(Flux.just(event(5, false), event(5, true))).neverComplete());
        fake.on(KLINES, request -> FakeVenue.json(200, rows(2, 4)));

        // when
        Flux<Candle> candles = data.candles(Fixture.BTCUSDT, Timeframe.M1).take(5);

        // then
        StepVerifier.create(candles.collectList())
                .assertNext(found -> assertThat(minutes(found)).containsExactly(1L, 2L, 3L, 4L, 5L))
                .expectComplete()
                .verify(LONG);
        assertThat(fake.seen(KLINES).getFirst().query()).contains("startTime=120000&endTime=299999");
    }

    @Test
    void a_gap_that_cannot_be_fetched_at_once_is_not_skipped() {
        // given: the first question about the gap is refused
        AtomicInteger asked = new AtomicInteger();
        fake.talks((in, out) -> out.sendString(
                        Flux.just(event(1, true), event(3, true)).delayElements(Duration.ofMillis(20)))
                .neverComplete());
        fake.on(
                KLINES,
                request -> asked.getAndIncrement() == 0 ? FakeVenue.json(500, "{}") : FakeVenue.json(200, rows(2, 2)));

        // when
        Flux<Candle> candles = data.candles(Fixture.BTCUSDT, Timeframe.M1).take(3);

        // then
        StepVerifier.create(candles.collectList())
                .assertNext(found -> assertThat(minutes(found)).containsExactly(1L, 2L, 3L))
                .expectComplete()
                .verify(LONG);
    }

    @Test
    void an_outage_of_the_venue_stays_a_gap_and_is_asked_for_once() {
        // given: the venue has nothing for minutes 2 to 4
        says(event(1, true), event(5, false), event(5, false), event(5, true));
        fake.on(KLINES, request -> FakeVenue.json(200, "[]"));

        // when
        Flux<Candle> candles = data.candles(Fixture.BTCUSDT, Timeframe.M1).take(2);

        // then
        StepVerifier.create(candles.collectList())
                .assertNext(found -> assertThat(minutes(found)).containsExactly(1L, 5L))
                .expectComplete()
                .verify(LONG);
        assertThat(fake.seen(KLINES)).hasSize(1);
    }

    @Test
    void a_connected_stream_that_falls_silent_is_opened_anew() {
        // given: the first connection answers nothing, not even pings
        AtomicInteger connections = new AtomicInteger();
        try (FakeVenue deaf = FakeVenue.deaf()) {
            deaf.talks((in, out) -> connections.getAndIncrement() == 0
                    ? Mono.never()
                    : out.sendString(Flux.just(event(1, true))).neverComplete());

            // when, then
            StepVerifier.create(data(Fixture.settings(deaf.http(), deaf.ws("/ws-api/v3")))
                            .candles(Fixture.BTCUSDT, Timeframe.M1)
                            .take(1))
                    .expectNextCount(1)
                    .expectComplete()
                    .verify(LONG);
            assertThat(connections).hasValue(2);
        }
    }

    @Test
    void a_quiet_stream_whose_venue_answers_pings_is_left_alone() {
        // given: nothing for three idle times, then a candle
        AtomicInteger connections = new AtomicInteger();
        fake.talks((in, out) -> {
            connections.incrementAndGet();
            Mono<String> late = Mono.delay(Duration.ofMillis(1200)).map(tick -> event(1, true));
            return Flux.merge(in.receive().then(), out.sendString(late).neverComplete())
                    .then();
        });

        // when, then
        StepVerifier.create(data.candles(Fixture.BTCUSDT, Timeframe.M1).take(1))
                .expectNextCount(1)
                .expectComplete()
                .verify(LONG);
        assertThat(connections).hasValue(1);
    }

    @Test
    void two_listeners_share_one_connection() {
        // given
        AtomicInteger connections = new AtomicInteger();
        fake.talks((in, out) -> {
            connections.incrementAndGet();
            return out.sendString(Flux.just(event(1, true)).delaySubscription(Duration.ofMillis(200)))
                    .neverComplete();
        });
        Flux<Candle> candles = data.candles(Fixture.BTCUSDT, Timeframe.M1).take(1);

        // when, then
        StepVerifier.create(Flux.merge(candles, candles))
                .expectNextCount(2)
                .expectComplete()
                .verify(LONG);
        assertThat(connections).hasValue(1);
    }

    @Test
    void the_venues_announcement_of_a_shutdown_is_followed_at_once() {
        // given
        AtomicInteger connections = new AtomicInteger();
        fake.talks((in, out) -> connections.getAndIncrement() == 0
                ? out.sendString(Flux.just("{\"e\":\"serverShutdown\",\"E\":1770123456789}"))
                        .neverComplete()
                : out.sendString(Flux.just(event(1, true))).neverComplete());

        // when, then
        StepVerifier.create(data.candles(Fixture.BTCUSDT, Timeframe.M1).take(1))
                .expectNextCount(1)
                .expectComplete()
                .verify(LONG);
    }

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

    private BinanceMarketData data(VenueSettings settings) {
        BinanceVenue venue = BinanceVenue.open(
                Fixture.VENUE, settings, InstantSource.system(), Schedulers.parallel(), new SimpleMeterRegistry());
        MarketClocks clocks = new MarketClocks(Map.of(Fixture.VENUE, clock));
        return new BinanceMarketData(Map.of(Fixture.VENUE, new BinanceMarket(venue, clocks)));
    }

    private void says(String... events) {
        fake.talks((in, out) -> out.sendString(Flux.just(events)).neverComplete());
    }

    private static String event(long minute, boolean closed) {
        return """
                {"e":"kline","s":"BTCUSDT","k":{"t":%d,"s":"BTCUSDT","i":"1m","o":"10","c":"10.5","h":"11","l":"9","v":"3","x":%s}}
                """.formatted(minute * 60_000, closed);
    }

    private static String rows(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(minute -> row(minute, "10", "11", "9", "10"))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String row(long minute, String open, String high, String low, String close) {
        return "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"7\",%d,\"0\",1,\"0\",\"0\",\"0\"]"
                .formatted(minute * 60_000, open, high, low, close, minute * 60_000 + 59_999);
    }

    private static List<Long> minutes(List<Candle> candles) {
        return candles.stream()
                .map(candle -> candle.openTime().getEpochSecond() / 60)
                .toList();
    }
}
