package dev.lockstep.engine.gateway.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.VenueSnapshot;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.problem.ProviderError;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** What the venue says when it is asked about an order or about everything. */
@Tag("server")
class BinanceEvidenceTest extends GatewayScene {
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
}
