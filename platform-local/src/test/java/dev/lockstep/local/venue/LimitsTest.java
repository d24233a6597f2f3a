package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.local.venue.VenueClient.Reply;
import dev.lockstep.local.venue.VenueClient.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Request weight and order counts: shown, charged, and enforced with 429, then 418. */
@Tag("server")
class LimitsTest {
    private final VenueServer server = VenueServer.start(
            VenueServerSettings.generated(7, List.of(VenueClient.ACME)).withPace(Pace.LOCKSTEP));
    private final VenueClient client = new VenueClient(server, VenueClient.ACME);
    private final long price = client.price();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void too_much_weight_is_answered_429_and_going_on_418() {
        limits("\"weightPerMinute\":100,\"requestsAfterLimit\":3");
        int answered = 0;
        Reply reply = client.get("/api/v3/exchangeInfo");
        while (reply.status() == 200) {
            answered++;
            reply = client.get("/api/v3/exchangeInfo");
        }

        assertThat(answered).isBetween(3, 5);
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.code()).isEqualTo(-1003);
        assertThat(reply.message()).startsWith("Too much request weight used; current limit is 100 request weight");
        assertThat(seconds(reply)).isBetween(1L, 60L);
        for (int i = 0; i < 4; i++) {
            reply = client.get("/api/v3/ping");
        }
        assertThat(reply.status()).isEqualTo(418);
        assertThat(seconds(reply)).isBetween(100L, 120L);
        try (Socket api = client.socket("/ws-api/v3")) {
            api.send("{\"id\":1,\"method\":\"ping\"}");
            JsonNode banned = api.next(message -> message.has("error"));
            assertThat(banned.path("status").asInt()).isEqualTo(418);
            assertThat(banned.path("error").path("data").has("retryAfter")).isTrue();
        }
    }

    @Test
    void trading_weighs_nothing_when_it_succeeds_and_something_when_it_fails() {
        long before = weight(client.get("/api/v3/ping"));

        Reply placed = rest("one");
        Reply refused = client.signed("POST", "/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.000001");

        assertThat(weight(placed)).isEqualTo(before);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(weight(refused)).isEqualTo(before + 1);
    }

    @Test
    void an_order_that_trades_no_longer_counts_as_unfilled() {
        rest("one");
        Reply second = rest("two");
        client.signed("POST", "/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01");
        Reply third = rest("three");

        assertThat(second.headers().firstValue("X-MBX-ORDER-COUNT-10S")).contains("2");
        assertThat(third.headers().firstValue("X-MBX-ORDER-COUNT-1D")).contains("3");
    }

    @Test
    void too_many_orders_are_refused() {
        limits("\"ordersPerTenSeconds\":2");
        String oco = "symbol=BTCUSDT&side=SELL&quantity=0.1&aboveType=LIMIT_MAKER&abovePrice=" + (price + 2_000)
                + "&belowType=STOP_LOSS&belowStopPrice=" + (price - 2_000);
        rest("one");

        Reply refused = client.signed("POST", "/api/v3/orderList/oco", oco);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.message()).isEqualTo("Too many new orders; current limit is 2 orders per 10 SECOND.");
    }

    private void limits(String body) {
        client.control("POST", "/control/change", "{\"do\":\"limits\"," + body + "}");
    }

    private Reply rest(String id) {
        return client.signed(
                "POST",
                "/api/v3/order",
                "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=" + (price - 3_000)
                        + "&newClientOrderId=" + id);
    }

    private static long weight(Reply reply) {
        return Long.parseLong(reply.headers().firstValue("X-MBX-USED-WEIGHT-1M").orElse("-1"));
    }

    private static long seconds(Reply reply) {
        return Long.parseLong(reply.headers().firstValue("Retry-After").orElse("-1"));
    }
}
