package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.local.venue.VenueClient.Reply;
import dev.lockstep.local.venue.VenueClient.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What this venue has not, and the reference page says so, is refused in the vendor's words, never half done. */
@Tag("server")
class UnsupportedOrdersTest {
    private static final String ICEBERG = "Iceberg orders are not supported for this symbol.";
    private static final String PEGGED = "Pegged orders are not supported for this symbol.";

    private final VenueServer server = VenueServer.start(
            VenueServerSettings.generated(7, List.of(VenueClient.ACME)).withPace(Pace.LOCKSTEP));
    private final VenueClient client = new VenueClient(server, VenueClient.ACME);
    private final long price = client.price();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "order, icebergQty=0.01",
        "order, pegPriceType=PRIMARY_PEG",
        "order, pegOffsetType=PRICE_LEVEL&pegOffsetValue=1",
        "order/test, icebergQty=0.01",
        "order/oco, limitIcebergQty=0.01",
        "order/oco, stopIcebergQty=0.01",
        "orderList/oco, aboveIcebergQty=0.01",
        "orderList/oco, belowPegPriceType=MARKET_PEG",
        "orderList/oto, workingIcebergQty=0.01",
        "orderList/oto, pendingPegPriceType=PRIMARY_PEG",
        "orderList/otoco, pendingAboveIcebergQty=0.01",
        "orderList/opo, workingPegPriceType=PRIMARY_PEG",
        "orderList/opoco, pendingBelowIcebergQty=0.01"
    })
    void iceberg_and_pegged_orders_are_refused_wherever_an_order_can_be_placed(String path, String extra) {
        Reply plain = client.signed("POST", "/api/v3/order/test", orders().get("order"));
        assertThat(plain.status()).as(plain.body()).isEqualTo(200);

        Reply reply = client.signed("POST", "/api/v3/" + path, orders().get(path) + "&" + extra);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(-2010);
        assertThat(reply.message()).isEqualTo(extra.contains("ceberg") ? ICEBERG : PEGGED);
        assertThat(client.signed("GET", "/api/v3/openOrders", "").json().size()).isZero();
    }

    /** Each is good as it stands. */
    private Map<String, String> orders() {
        String limit = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=" + (price - 2_000);
        String working = "symbol=BTCUSDT&workingType=LIMIT&workingSide=BUY&workingTimeInForce=GTC&workingQuantity=0.1"
                + "&workingPrice=" + (price - 2_000) + "&pendingSide=SELL";
        String pair = "&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=" + (price + 2_000)
                + "&pendingBelowType=STOP_LOSS&pendingBelowStopPrice=" + (price - 4_000);
        String single = "&pendingType=LIMIT_MAKER&pendingPrice=" + (price + 2_000);
        return Map.of(
                "order",
                limit,
                "order/test",
                limit,
                "order/oco",
                "symbol=BTCUSDT&side=SELL&quantity=0.1&price=" + (price + 2_000) + "&stopPrice=" + (price - 2_000),
                "orderList/oco",
                "symbol=BTCUSDT&side=SELL&quantity=0.1&aboveType=LIMIT_MAKER&abovePrice=" + (price + 2_000)
                        + "&belowType=STOP_LOSS&belowStopPrice=" + (price - 2_000),
                "orderList/oto",
                working + "&pendingQuantity=0.1" + single,
                "orderList/otoco",
                working + "&pendingQuantity=0.1" + pair,
                "orderList/opo",
                working + single,
                "orderList/opoco",
                working + pair);
    }

    @Test
    void without_what_is_not_supported_each_of_those_orders_is_taken() {
        orders().forEach((path, order) -> {
            Reply reply = client.signed("POST", "/api/v3/" + path, order);
            assertThat(reply.status()).as(path + " " + reply.body()).isEqualTo(200);
            client.signed("DELETE", "/api/v3/openOrders", "symbol=BTCUSDT");
        });
    }

    @Test
    void orders_are_not_routed() {
        Reply routed = client.signed("POST", "/api/v3/sor/order", orders().get("order"));
        assertThat(routed.status()).isEqualTo(400);
        assertThat(routed.code()).isEqualTo(-1020);
        assertThat(routed.message()).isEqualTo("This operation is not supported.");
        assertThat(client.get("/api/v3/exchangeInfo").json().has("sors")).isFalse();
        try (Socket api = client.socket("/ws-api/v3")) {
            api.send("{\"id\":1,\"method\":\"sor.order.place\",\"params\":" + client.signedParams(Map.of()) + "}");
            JsonNode answer = api.next(message -> message.has("id"));
            assertThat(answer.path("status").asInt()).isEqualTo(400);
            assertThat(answer.path("error").path("code").asInt()).isEqualTo(-1020);
        }
    }

    /** An account without a trade group is the only one TRANSFER does not tell from DECREMENT. */
    @Test
    void no_account_is_in_a_trade_group() {
        assertThat(client.signed("GET", "/api/v3/account", "").json().has("tradeGroupId"))
                .isFalse();
    }
}
