package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.local.venue.VenueClient.Reply;
import dev.lockstep.local.venue.VenueClient.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lists with pending orders, cancel-replace, amendments and other key types, over HTTP. */
@Tag("server")
class OrderListFrontTest {
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
    void an_entry_with_native_exits_is_all_or_nothing() {
        Reply placed = client.signed("POST", "/api/v3/orderList/opoco", working("FOK", price + 300) + exits());

        assertThat(placed.status()).as(placed.body()).isEqualTo(200);
        JsonNode list = placed.json();
        assertThat(list.path("contingencyType").asString()).isEqualTo("OTO");
        assertThat(list.path("orderReports"))
                .extracting(report -> report.path("status").asString())
                .containsExactly("FILLED", "PENDING_NEW", "PENDING_NEW");
        JsonNode open = signed("openOrders");
        assertThat(open)
                .extracting(order -> order.path("type").asString() + " "
                        + order.path("status").asString())
                .containsExactly("STOP_LOSS NEW", "LIMIT_MAKER NEW");
        assertThat(open.get(0).path("origQty").asString()).isEqualTo("0.10000000");
    }

    @Test
    void a_list_whose_entry_rests_is_cancelled_as_one() {
        Reply placed = client.signed(
                "POST",
                "/api/v3/orderList/oto",
                working("GTC", price - 3_000) + "&pendingSide=SELL&pendingType=LIMIT&pendingTimeInForce=GTC"
                        + "&pendingQuantity=0.1&pendingPrice=" + (price + 3_000));
        assertThat(placed.status()).as(placed.body()).isEqualTo(200);

        String id = "symbol=BTCUSDT&orderListId="
                + placed.json().path("orderListId").asLong();
        Reply cancelled = client.signed("DELETE", "/api/v3/orderList", id);

        assertThat(cancelled.json().path("orderReports"))
                .extracting(report -> report.path("status").asString())
                .containsExactly("CANCELED", "CANCELED");
        assertThat(signed("openOrders").size()).isZero();
    }

    @Test
    void a_paid_list_names_no_quantity_for_what_is_pending() {
        Reply refused = client.signed(
                "POST", "/api/v3/orderList/opoco", working("FOK", price) + exits() + "&pendingQuantity=0.1");
        Reply sell = client.signed(
                "POST",
                "/api/v3/orderList/opoco",
                (working("FOK", price) + exits()).replace("workingSide=BUY", "workingSide=SELL"));

        assertThat(refused.code()).isEqualTo(-1225);
        assertThat(sell.code()).isEqualTo(-1222);
    }

    @Test
    void cancel_replace_does_both_or_says_which_part_failed() {
        rest("first");
        Reply both = replace("STOP_ON_FAILURE", "first", "second", "0.01");
        Reply filtered = replace("STOP_ON_FAILURE", "second", "third", "0.0000001");
        Reply partly = replace("STOP_ON_FAILURE", "second", "third", "50");
        Reply none = replace("STOP_ON_FAILURE", "second", "fourth", "0.01");
        Reply allowed = replace("ALLOW_FAILURE", "second", "fifth", "0.01");

        assertThat(both.status()).isEqualTo(200);
        assertThat(both.json().path("newOrderResponse").path("status").asString())
                .isEqualTo("NEW");
        assertThat(filtered.code()).isEqualTo(-1013);
        assertThat(partly.status()).isEqualTo(409);
        assertThat(results(partly)).isEqualTo("-2021 SUCCESS FAILURE");
        assertThat(none.status()).isEqualTo(400);
        assertThat(results(none)).isEqualTo("-2022 FAILURE NOT_ATTEMPTED");
        assertThat(allowed.status()).isEqualTo(409);
        assertThat(results(allowed)).isEqualTo("-2021 FAILURE SUCCESS");
    }

    private static String results(Reply reply) {
        JsonNode data = reply.json().path("data");
        return reply.code() + " " + data.path("cancelResult").asString() + " "
                + data.path("newOrderResult").asString();
    }

    @Test
    void an_amended_order_answers_and_reports_its_new_id() {
        rest("before");
        try (Socket user = client.socket("/ws-api/v3")) {
            user.send("{\"id\":1,\"method\":\"userDataStream.subscribe.signature\",\"params\":"
                    + client.signedParams(Map.of()) + "}");
            user.next(message -> message.path("result").has("subscriptionId"));

            Reply amended = client.signed(
                    "PUT",
                    "/api/v3/order/amend/keepPriority",
                    "symbol=BTCUSDT&origClientOrderId=before&newQty=0.005&newClientOrderId=after");

            assertThat(amended.status()).as(amended.body()).isEqualTo(200);
            assertThat(amended.json().path("amendedOrder").path("qty").asString())
                    .isEqualTo("0.00500000");
            JsonNode report =
                    user.next(message -> message.path("event").has("x")).path("event");
            assertThat(report.path("x").asString()).isEqualTo("REPLACED");
            assertThat(report.path("c").asString()).isEqualTo("after");
            assertThat(report.path("C").asString()).isEqualTo("before");
            String order = "symbol=BTCUSDT&orderId="
                    + amended.json().path("amendedOrder").path("orderId").asLong();
            assertThat(client.signed("GET", "/api/v3/order/amendments", order)
                            .json()
                            .size())
                    .isEqualTo(1);
        }
    }

    @Test
    void an_ed25519_key_signs_and_logs_a_socket_on() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String key = "ed25519key0123456789";
        String pem = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        client.control(
                "POST",
                "/control/change",
                "{\"do\":\"key\",\"account\":\"acme\",\"apiKey\":\"" + key + "\",\"publicKey\":\"" + pem + "\"}");

        String params = "timestamp=" + System.currentTimeMillis();
        String encoded = URLEncoder.encode(sign(pair, params), StandardCharsets.UTF_8);
        Reply account = client.send(client.request("GET", "/api/v3/account?" + params + "&signature=" + encoded, "")
                .setHeader("X-MBX-APIKEY", key)
                .build());
        assertThat(account.status()).as(account.body()).isEqualTo(200);

        try (Socket api = client.socket("/ws-api/v3")) {
            long now = System.currentTimeMillis();
            api.send("{\"id\":1,\"method\":\"session.logon\",\"params\":{\"apiKey\":\"" + key + "\",\"timestamp\":"
                    + now + ",\"signature\":\"" + sign(pair, "apiKey=" + key + "&timestamp=" + now) + "\"}}");
            assertThat(api.next(message -> message.has("result"))
                            .path("result")
                            .path("apiKey")
                            .asString())
                    .isEqualTo(key);
            api.send("{\"id\":2,\"method\":\"userDataStream.subscribe\"}");
            assertThat(api.next(message -> message.path("id").asInt() == 2)
                            .path("status")
                            .asInt())
                    .isEqualTo(200);
            api.send("{\"id\":3,\"method\":\"session.subscriptions\"}");
            assertThat(api.next(message -> message.path("id").asInt() == 3)
                            .path("result")
                            .size())
                    .isEqualTo(1);
        }
    }

    private static String sign(KeyPair pair, String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    private static String working(String force, long limit) {
        return "symbol=BTCUSDT&workingType=LIMIT&workingSide=BUY&workingQuantity=0.1&workingTimeInForce=" + force
                + "&workingPrice=" + limit;
    }

    private String exits() {
        return "&pendingSide=SELL&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=" + (price + 3_000)
                + "&pendingBelowType=STOP_LOSS&pendingBelowStopPrice=" + (price - 3_000);
    }

    private Reply replace(String mode, String old, String fresh, String quantity) {
        return client.signed(
                "POST",
                "/api/v3/order/cancelReplace",
                "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&price=" + (price - 3_000) + "&quantity=" + quantity
                        + "&cancelReplaceMode=" + mode + "&cancelOrigClientOrderId=" + old + "&newClientOrderId="
                        + fresh);
    }

    private void rest(String id) {
        Reply placed = client.signed(
                "POST",
                "/api/v3/order",
                "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=" + (price - 3_000)
                        + "&newClientOrderId=" + id);
        assertThat(placed.status()).as(placed.body()).isEqualTo(200);
    }

    private JsonNode signed(String what) {
        return client.signed("GET", "/api/v3/" + what, "symbol=BTCUSDT").json();
    }
}
