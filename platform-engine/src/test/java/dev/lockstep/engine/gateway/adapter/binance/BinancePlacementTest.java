package dev.lockstep.engine.gateway.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.OrderStatus;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What became of an order that was sent, told by its answer or by what came instead of one. */
@Tag("server")
class BinancePlacementTest extends GatewayScene {
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
}
