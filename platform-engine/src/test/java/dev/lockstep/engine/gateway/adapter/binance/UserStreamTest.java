package dev.lockstep.engine.gateway.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.Credentials;
import dev.lockstep.engine.gateway.VenueReport;
import dev.lockstep.engine.gateway.VenueReport.BalanceReport;
import dev.lockstep.engine.gateway.VenueReport.ForeignOrder;
import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.gateway.VenueReport.StreamStarted;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.OrderStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Tag("server")
class UserStreamTest {
    private static final String CONFIRMED = "{\"id\":\"user-data\",\"status\":200,\"result\":{\"subscriptionId\":0}}";
    private static final Duration LONG = Duration.ofSeconds(10);

    private final FakeVenue fake = new FakeVenue();
    private final BinanceGateway gateway = Fixture.gateway(fake);
    private final List<String> requests = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listed() {
        fake.on("GET /api/v3/exchangeInfo", request -> FakeVenue.json(200, Fixture.btcusdt()));
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void a_subscription_is_signed_over_its_sorted_parameters_and_announced_when_confirmed() {
        // given
        answers(CONFIRMED);

        // when
        List<VenueReport> reports = reports(1);

        // then
        assertThat(reports).singleElement().isInstanceOf(StreamStarted.class);
        var params = Json.parse(requests.getFirst()).path("params");
        String signed = "apiKey=key&recvWindow=5000&timestamp="
                + params.path("timestamp").asString();
        String expected = new BinanceSigner(new Credentials("key", "secret")).signature(signed);
        assertThat(params.path("signature").asString()).isEqualTo(expected);
        assertThat(requests.getFirst()).contains("\"userDataStream.subscribe.signature\"");
    }

    @Test
    void a_trade_is_reported_with_its_fill_and_its_fee_asset() {
        // given
        answers(CONFIRMED, execution(Fixture.ENTRY.value(), "", "TRADE", "PARTIALLY_FILLED", 4711));

        // when
        OrderReport report = (OrderReport) reports(2).getLast();

        // then
        assertThat(report.order()).isEqualTo(Fixture.ENTRY);
        assertThat(report.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(report.executed()).isEqualTo(Quantity.of("0.006", "BTC"));
        assertThat(report.fills()).singleElement().satisfies(fill -> {
            assertThat(fill.venueTradeId()).isEqualTo("4711");
            assertThat(fill.quantity()).isEqualTo(Quantity.of("0.004", "BTC"));
            assertThat(fill.quote()).isEqualTo(Money.of("200.0004", "USDT"));
            assertThat(fill.fee()).isEqualTo(Money.of("0.000004", "BTC"));
        });
    }

    @Test
    void a_cancelled_order_is_found_under_its_original_id_and_carries_no_fill() {
        // given
        answers(CONFIRMED, execution("cancels-own-id", Fixture.STOP.value(), "CANCELED", "CANCELED", -1));

        // when
        OrderReport report = (OrderReport) reports(2).getLast();

        // then
        assertThat(report.order()).isEqualTo(Fixture.STOP);
        assertThat(report.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(report.fills()).isEmpty();
    }

    @Test
    void orders_of_others_and_other_installations_are_foreign() {
        // given
        String otherInstallation = "ffffffff0000000000000000000000e1";
        answers(
                CONFIRMED,
                execution("web_1234", "", "NEW", "NEW", -1),
                execution(otherInstallation, "", "TRADE", "FILLED", 5));

        // when
        List<VenueReport> reports = reports(3);

        // then
        assertThat(reports.subList(1, 3))
                .allSatisfy(report -> assertThat(report).isInstanceOf(ForeignOrder.class))
                .extracting("clientOrderId")
                .containsExactly("web_1234", otherInstallation);
    }

    @Test
    void balances_come_with_their_zeros_because_zero_is_news_here() {
        // given
        answers(
                CONFIRMED,
                "{\"subscriptionId\":0,\"event\":{\"e\":\"listStatus\",\"s\":\"BTCUSDT\"}}",
                "{\"subscriptionId\":0,\"event\":{\"e\":\"outboundAccountPosition\",\"E\":1,\"u\":2,"
                        + "\"B\":[{\"a\":\"BTC\",\"f\":\"0.000\",\"l\":\"0.5\"}]}}");

        // when
        BalanceReport report = (BalanceReport) reports(2).getLast();

        // then
        assertThat(report.free()).containsExactly(Money.of("0", "BTC"));
        assertThat(report.locked()).containsExactly(Money.of("0.5", "BTC"));
    }

    @Test
    void each_new_connection_says_that_it_started() {
        // given: terminated, closed, and an event nobody can read
        fake.talks((in, out) -> out.sendString(in.receive().asString().take(1).flatMap(request -> {
            requests.add(request);
            return switch (requests.size()) {
                case 1 ->
                    Flux.just(CONFIRMED, "{\"subscriptionId\":0,\"event\":{\"e\":\"eventStreamTerminated\",\"E\":1}}");
                case 2 -> Flux.just(CONFIRMED, "{\"subscriptionId\":0,\"event\":{\"e\":\"executionReport\"}}");
                case 3 -> Flux.just(CONFIRMED, "{\"event\":{\"e\":\"serverShutdown\",\"E\":1770123456789}}");
                default -> Flux.just(CONFIRMED);
            };
        })));

        // when, then
        assertThat(reports(5)).hasOnlyElementsOfType(StreamStarted.class);
    }

    @Test
    void a_refused_subscription_is_tried_again() {
        // given
        fake.talks((in, out) -> out.sendString(in.receive().asString().map(request -> {
                    requests.add(request);
                    return requests.size() == 1
                            ? "{\"id\":\"user-data\",\"status\":400,\"error\":{\"code\":-2036,\"msg\":\"inactive\"}}"
                            : CONFIRMED;
                }))
                .neverComplete());

        // when, then
        assertThat(reports(1)).hasOnlyElementsOfType(StreamStarted.class);
        assertThat(requests).hasSize(2);
    }

    @Test
    void a_stream_that_confirms_and_then_only_answers_pings_is_opened_anew() {
        // given: the venue's network layer is up, its application hangs
        AtomicInteger connections = new AtomicInteger();
        fake.talks((in, out) -> {
            connections.incrementAndGet();
            return Flux.merge(
                            in.receive().then(),
                            out.sendString(Mono.just(CONFIRMED)).neverComplete())
                    .then();
        });

        // when, then
        assertThat(reports(2)).hasOnlyElementsOfType(StreamStarted.class);
        assertThat(connections).hasValue(2);
    }

    @Test
    void a_quiet_stream_whose_venue_answers_is_left_alone() {
        // given: three idle times without an event
        AtomicInteger connections = new AtomicInteger();
        Mono<String> late =
                Mono.delay(Duration.ofMillis(1200)).map(tick -> execution("web_1234", "", "NEW", "NEW", -1));
        fake.talks((in, out) -> {
            connections.incrementAndGet();
            Flux<String> replies = in.receive()
                    .asString()
                    .map(request -> request.contains("subscribe") ? CONFIRMED : "{\"id\":\"alive\",\"status\":200}");
            return out.sendString(replies.mergeWith(late)).neverComplete();
        });

        // when, then
        assertThat(reports(2).getLast()).isInstanceOf(ForeignOrder.class);
        assertThat(connections).hasValue(1);
    }

    private List<VenueReport> reports(int count) {
        return gateway.reports().take(count).collectList().block(LONG);
    }

    private void answers(String... texts) {
        fake.talks((in, out) -> out.sendString(in.receive().asString().take(1).flatMap(request -> {
                    requests.add(request);
                    return Flux.just(texts);
                }))
                .neverComplete());
    }

    private static String execution(String c, String original, String type, String status, long trade) {
        return """
                {"subscriptionId":0,"event":{"e":"executionReport","E":1700000000001,"s":"BTCUSDT","c":"%s","S":"BUY",
                 "o":"LIMIT","f":"IOC","q":"0.01","p":"50000.10","P":"0","F":"0","g":-1,"C":"%s","x":"%s","X":"%s",
                 "r":"NONE","i":77,"l":"0.004","z":"0.006","L":"50000.10","n":"0.000004","N":"BTC","T":1700000000000,
                 "t":%d,"w":true,"m":false,"O":1700000000000,"Z":"300.0006","Y":"200.0004","Q":"0"}}
                """.formatted(c, original, type, status, trade);
    }
}
