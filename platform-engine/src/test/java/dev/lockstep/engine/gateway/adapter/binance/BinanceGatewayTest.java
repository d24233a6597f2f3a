package dev.lockstep.engine.gateway.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.CancelResult;
import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.gateway.VenueSnapshot;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.problem.ProviderError;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@Tag("server")
class BinanceGatewayTest {
    private static final String PLACE = "POST /api/v3/order";
    private static final String PLACE_LIST = "POST /api/v3/orderList/oco";
    private static final String QUERY = "GET /api/v3/order";
    private static final String CANCEL = "DELETE /api/v3/order";
    private static final String CANCEL_LIST = "DELETE /api/v3/orderList";

    private final FakeVenue fake = new FakeVenue();
    private final BinanceGateway gateway = Fixture.gateway(fake);

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void a_filled_order_is_accepted_with_its_trades_exactly_as_the_venue_says_them() {
        // given
        fake.on(PLACE, request -> FakeVenue.json(200, """
                {"symbol":"BTCUSDT","orderId":28,"clientOrderId":"%s","transactTime":1507725176595,
                 "price":"50000.10","origQty":"0.01","executedQty":"0.007","cummulativeQuoteQty":"350.0007",
                 "status":"EXPIRED","timeInForce":"IOC","type":"LIMIT","side":"BUY",
                 "expiryReason":"UNFILLED_IOC_QUANTITY_EXPIRED",
                 "fills":[{"price":"50000.10","qty":"0.004","commission":"0.000004","commissionAsset":"BTC","tradeId":56},
                          {"price":"50000.10","qty":"0.003","commission":"0.000003","commissionAsset":"BTC","tradeId":57}]}
                """.formatted(Fixture.ENTRY)));

        // when
        Placement placement = place();

        // then
        assertThat(placement).isInstanceOfSatisfying(Placement.Accepted.class, accepted -> {
            var report = accepted.reports().getFirst();
            assertThat(report.order()).isEqualTo(Fixture.ENTRY);
            assertThat(report.status()).isEqualTo(OrderStatus.EXPIRED);
            assertThat(report.reason()).isEqualTo("UNFILLED_IOC_QUANTITY_EXPIRED");
            assertThat(report.executed()).isEqualTo(Quantity.of("0.007", "BTC"));
            assertThat(report.executedQuote()).isEqualTo(Money.of("350.0007", "USDT"));
            assertThat(report.fills()).extracting("venueTradeId").containsExactly("56", "57");
            assertThat(report.fills().getFirst().quote()).isEqualTo(Money.of("200.0004", "USDT"));
            assertThat(report.fills().getFirst().feeInBase()).isEqualTo(Money.of("0.000004", "BTC"));
        });
        assertThat(fake.seen(PLACE).getFirst().apiKey()).isEqualTo("key");
        assertThat(fake.seen(PLACE).getFirst().query())
                .contains("&recvWindow=1500&")
                .contains("&signature=");
    }

    @Test
    void an_answer_that_never_comes_is_unknown_and_the_order_is_sent_once() {
        fake.on(PLACE, request -> FakeVenue.silence());

        assertThat(place()).isInstanceOf(Placement.Unknown.class);
        assertThat(fake.seen(PLACE)).hasSize(1);
    }

    @Test
    void a_connection_closed_after_the_request_is_unknown_and_the_order_is_sent_once() {
        // given: a pooled connection, which HTTP clients like to repeat a request on
        fake.on(PLACE, request -> FakeVenue.hangUp());
        assertThat(gateway.serverTime().block()).isNotNull();

        // when, then
        assertThat(place()).isInstanceOf(Placement.Unknown.class);
        assertThat(fake.seen(PLACE)).hasSize(1);
    }

    @Test
    void half_an_answer_is_unknown() {
        fake.on(PLACE, request -> FakeVenue.halfABody("{\"symbol\":\"BTC"));

        assertThat(place()).isInstanceOf(Placement.Unknown.class);
    }

    @Test
    void a_server_error_and_unreadable_json_are_unknown() {
        fake.on(PLACE, request -> FakeVenue.json(502, "<html>bad gateway</html>"));
        assertThat(place()).isInstanceOf(Placement.Unknown.class);

        fake.on(PLACE, request -> FakeVenue.json(200, "{\"symbol\":"));
        assertThat(place()).isInstanceOf(Placement.Unknown.class);
    }

    @Test
    void a_refused_connection_is_unsent() throws IOException {
        // given: the venue's clock is known, then nobody listens any more and no old connection is left
        fake.on(
                "GET /api/v3/time",
                request -> FakeVenue.json(
                        200, "{\"serverTime\":" + System.currentTimeMillis() + "}", Map.of("Connection", "close")));
        assertThat(gateway.serverTime().block()).isNotNull();
        fake.close();

        // when, then
        assertThat(place()).isInstanceOf(Placement.Unsent.class);
    }

    @Test
    void a_name_that_does_not_resolve_is_unsent() {
        URI nowhere = URI.create("http://venue.invalid");

        Placement placement = Fixture.gateway(Fixture.settings(nowhere, URI.create("ws://venue.invalid/ws-api/v3")))
                .place(Fixture.entry(Instant.now()))
                .block();

        assertThat(placement).isInstanceOf(Placement.Unsent.class);
    }

    @Test
    void a_venue_that_takes_connections_but_never_answers_leaves_the_clock_unknown_and_nothing_sent()
            throws IOException {
        try (ServerSocket mute = new ServerSocket(0)) {
            URI address = URI.create("http://127.0.0.1:" + mute.getLocalPort());

            Placement placement = Fixture.gateway(
                            Fixture.settings(address, URI.create("ws://127.0.0.1:" + mute.getLocalPort())))
                    .place(Fixture.entry(Instant.now()))
                    .block();

            assertThat(placement).isInstanceOf(Placement.Unsent.class);
        }
    }

    @Test
    void an_intent_whose_window_is_nearly_over_does_not_leave() {
        // given: 1.5 s window, 200 ms margin
        Instant signedAt = Instant.now().minusMillis(1400);

        // when
        Placement placement = gateway.place(Fixture.entry(signedAt)).block();

        // then
        assertThat(placement).isInstanceOf(Placement.Unsent.class);
        assertThat(fake.seen(PLACE)).isEmpty();
    }

    @Test
    void the_venues_clock_and_not_ours_decides_whether_an_intent_may_leave() {
        // given: the venue is two seconds ahead
        fake.on(
                "GET /api/v3/time",
                request -> FakeVenue.json(200, "{\"serverTime\":" + (System.currentTimeMillis() + 2000) + "}"));

        // when, then
        assertThat(place()).isInstanceOf(Placement.Unsent.class);
        assertThat(fake.seen(PLACE)).isEmpty();
    }

    @Test
    void a_slow_first_answer_about_the_time_is_asked_for_again_before_anything_is_judged_by_it() {
        // given: the first answer was written early and comes late
        AtomicInteger asked = new AtomicInteger();
        fake.on("GET /api/v3/time", request -> {
            FakeVenue.Answer answer = FakeVenue.json(200, "{\"serverTime\":" + System.currentTimeMillis() + "}");
            return asked.getAndIncrement() == 0 ? FakeVenue.late(Duration.ofMillis(500), answer) : answer;
        });
        fake.on(PLACE, request -> FakeVenue.json(200, Fixture.order(Fixture.ENTRY, "NEW", "0", "0")));

        // when, then
        assertThat(place()).isInstanceOf(Placement.Accepted.class);
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_refused_timestamp_makes_the_next_question_ask_for_the_time_first() {
        // given
        fake.on(QUERY, request -> FakeVenue.json(400, "{\"code\":-1021,\"msg\":\"Timestamp for this request\"}"));

        // when
        query();
        query();

        // then
        assertThat(fake.seen("GET /api/v3/time")).hasSize(2);
    }

    @Test
    void after_too_many_requests_nothing_is_placed_until_the_venue_allows_it() {
        // given
        fake.on(
                PLACE,
                request -> FakeVenue.json(
                        429,
                        "{\"code\":-1003,\"msg\":\"Too much request weight used\"}",
                        Map.of("Retry-After", "60", "X-MBX-USED-WEIGHT-1M", "6001")));

        // when
        Placement first = place();
        Placement second = place();

        // then
        assertThat(first)
                .isInstanceOfSatisfying(
                        Placement.Rejected.class,
                        rejected -> assertThat(rejected.retryable()).isTrue());
        assertThat(second)
                .isInstanceOfSatisfying(
                        Placement.Rejected.class,
                        rejected -> assertThat(rejected.retryable()).isTrue());
        assertThat(fake.seen(PLACE)).hasSize(1);
    }

    @Test
    void too_many_orders_of_one_account_do_not_silence_the_venue() {
        // given
        fake.on(PLACE, request -> FakeVenue.json(429, "{\"code\":-1015,\"msg\":\"Too many new orders\"}"));
        assertThat(place()).isInstanceOf(Placement.Rejected.class);

        // when
        fake.on(PLACE, request -> FakeVenue.json(200, Fixture.order(Fixture.ENTRY, "NEW", "0", "0")));

        // then
        assertThat(place()).isInstanceOf(Placement.Accepted.class);
    }

    @Test
    void a_question_waits_out_a_short_pause() {
        // given
        fake.on(PLACE, request -> FakeVenue.json(429, "{\"code\":-1003,\"msg\":\"\"}", Map.of("Retry-After", "0")));
        fake.on(QUERY, request -> FakeVenue.json(400, "{\"code\":-2013,\"msg\":\"Order does not exist.\"}"));

        // when, then
        assertThat(place()).isInstanceOf(Placement.Rejected.class);
        assertThat(query()).isInstanceOf(Evidence.Absent.class);
    }

    @Test
    void a_list_is_accepted_with_both_its_orders() {
        // given
        fake.on(PLACE_LIST, request -> FakeVenue.json(200, list("NEW")));

        // when
        Placement placement = gateway.place(Fixture.protection(Instant.now())).block();

        // then
        assertThat(placement)
                .isInstanceOfSatisfying(
                        Placement.Accepted.class,
                        accepted -> assertThat(accepted.reports())
                                .extracting("order")
                                .containsExactly(Fixture.STOP, Fixture.TARGET));
    }

    @Test
    void a_cancelled_list_reports_both_orders_under_their_own_ids() {
        // given
        fake.on(CANCEL_LIST, request -> FakeVenue.json(200, list("CANCELED")));

        // when
        CancelResult result = cancel();

        // then
        assertThat(result)
                .isInstanceOfSatisfying(
                        CancelResult.Canceled.class,
                        canceled -> assertThat(canceled.reports())
                                .extracting("order")
                                .containsExactly(Fixture.STOP, Fixture.TARGET));
        assertThat(fake.seen(CANCEL)).isEmpty();
    }

    @Test
    void what_is_no_list_is_cancelled_as_an_order() {
        // given
        fake.on(CANCEL_LIST, request -> FakeVenue.json(400, "{\"code\":-2011,\"msg\":\"Unknown order sent.\"}"));
        fake.on(CANCEL, request -> FakeVenue.json(200, Fixture.order(Fixture.STOP, "CANCELED", "0", "0")));

        // when, then
        assertThat(cancel()).isInstanceOf(CancelResult.Canceled.class);
    }

    @Test
    void what_is_neither_is_not_open_and_a_lost_answer_is_unknown() {
        fake.on(CANCEL_LIST, request -> FakeVenue.json(400, "{\"code\":-2011,\"msg\":\"Unknown order sent.\"}"));
        fake.on(CANCEL, request -> FakeVenue.json(400, "{\"code\":-2011,\"msg\":\"Unknown order sent.\"}"));
        assertThat(cancel()).isInstanceOf(CancelResult.NotOpen.class);

        fake.on(CANCEL, request -> FakeVenue.hangUp());
        assertThat(cancel()).isInstanceOf(CancelResult.Unknown.class);
    }

    @Test
    void a_found_order_comes_with_every_trade_it_made() {
        // given
        fake.on(QUERY, request -> FakeVenue.json(200, Fixture.order(Fixture.ENTRY, "FILLED", "0.01", "500.001")));
        fake.on("GET /api/v3/myTrades", request -> FakeVenue.json(200, """
                [{"symbol":"BTCUSDT","id":91,"orderId":77,"price":"50000.10","qty":"0.01","quoteQty":"500.001",
                  "commission":"0.00001","commissionAsset":"BNB","time":1700000000100,"isBuyer":true}]
                """));

        // when
        Evidence evidence = query();

        // then
        assertThat(evidence).isInstanceOfSatisfying(Evidence.Found.class, found -> {
            assertThat(found.report().status()).isEqualTo(OrderStatus.FILLED);
            assertThat(found.report().fills()).singleElement().satisfies(fill -> {
                assertThat(fill.venueTradeId()).isEqualTo("91");
                assertThat(fill.fee()).isEqualTo(Money.of("0.00001", "BNB"));
            });
        });
        assertThat(fake.seen("GET /api/v3/myTrades").getFirst().query()).contains("orderId=77");
    }

    @Test
    void an_absence_is_dated_before_the_question() {
        // given
        Instant before = Instant.now();
        fake.on(QUERY, request -> FakeVenue.json(400, "{\"code\":-2013,\"msg\":\"Order does not exist.\"}"));

        // when
        Evidence evidence = query();

        // then
        assertThat(evidence)
                .isInstanceOfSatisfying(
                        Evidence.Absent.class,
                        absent -> assertThat(absent.venueTime()).isBetween(before.minusSeconds(1), Instant.now()));
    }

    @Test
    void an_archived_order_is_over_without_a_fill() {
        fake.on(QUERY, request -> FakeVenue.json(400, "{\"code\":-2026,\"msg\":\"Order was archived\"}"));

        assertThat(query())
                .isInstanceOfSatisfying(
                        Evidence.Found.class,
                        found -> assertThat(found.report().status()).isEqualTo(OrderStatus.EXPIRED));
    }

    @Test
    void a_question_without_an_answer_says_nothing_about_the_order() {
        fake.on(QUERY, request -> FakeVenue.hangUp());
        assertThat(query()).isInstanceOf(Evidence.Unavailable.class);

        fake.on(QUERY, request -> FakeVenue.json(200, "{\"executedQty\":\"none\"}"));
        assertThat(query()).isInstanceOf(Evidence.Unavailable.class);
    }

    @Test
    void a_snapshot_counts_foreign_orders_and_leaves_out_empty_balances() {
        // given
        fake.on("GET /api/v3/account", request -> FakeVenue.json(200, """
                {"balances":[{"asset":"BTC","free":"0.5","locked":"0.0"},{"asset":"USDT","free":"0.00","locked":"12.5"},
                             {"asset":"not an asset","free":"1","locked":"0"}]}
                """));
        fake.on(
                "GET /api/v3/openOrders",
                request -> FakeVenue.json(
                        200,
                        "[" + Fixture.order(Fixture.STOP, "NEW", "0", "0") + ","
                                + Fixture.order(Fixture.TARGET, "NEW", "0", "0")
                                        .replace(Fixture.TARGET.value(), "by-hand")
                                + "]"));
        fake.on("GET /api/v3/exchangeInfo", request -> FakeVenue.json(200, Fixture.btcusdt()));

        // when
        VenueSnapshot snapshot = gateway.snapshot().block();

        // then
        assertThat(snapshot.free()).containsExactly(Money.of("0.5", "BTC"));
        assertThat(snapshot.locked()).containsExactly(Money.of("12.5", "USDT"));
        assertThat(snapshot.openOrders())
                .singleElement()
                .satisfies(order -> assertThat(order.order()).isEqualTo(Fixture.STOP));
        assertThat(snapshot.foreignOpenOrders()).isEqualTo(1);
    }

    @Test
    void a_snapshot_of_a_silent_venue_is_a_provider_error() {
        fake.on("GET /api/v3/account", request -> FakeVenue.silence());

        StepVerifier.create(gateway.snapshot()).expectError(ProviderError.class).verify(Duration.ofSeconds(5));
    }

    private Placement place() {
        return gateway.place(Fixture.entry(Instant.now())).block();
    }

    private CancelResult cancel() {
        return gateway.cancel(Fixture.cancel(Fixture.LIST, Instant.now())).block();
    }

    private Evidence query() {
        return gateway.query(Fixture.BTCUSDT, Fixture.ENTRY).block();
    }

    private static String list(String status) {
        String stop = Fixture.order(Fixture.STOP, status, "0", "0");
        String target = Fixture.order(Fixture.TARGET, status, "0", "0")
                .replace("\"clientOrderId\"", "\"origClientOrderId\"")
                .replaceFirst("\\{", "{\"clientOrderId\":\"cancels-own-id\",");
        return "{\"orderListId\":1,\"listClientOrderId\":\"" + Fixture.LIST + "\",\"orderReports\":[" + stop + ","
                + target + "]}";
    }
}
