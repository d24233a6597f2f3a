package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.local.venue.VenueClient.Reply;
import dev.lockstep.local.venue.VenueClient.Socket;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each fault, seen from a client's side. */
@Tag("server")
class FaultsTest {
    private static final String ORDER = "POST /api/v3/order";

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
    void a_lost_request_has_no_effect_and_no_answer() {
        fault("REQUEST_LOST", ORDER, "\"times\":1");

        assertThatThrownBy(() -> resting("lost")).isInstanceOf(UncheckedIOException.class);

        assertThat(query("lost").code()).isEqualTo(-2013);
        assertThat(resting("next").status()).isEqualTo(200);
    }

    @Test
    void a_lost_answer_has_its_effect() {
        fault("ANSWER_LOST", ORDER, "\"times\":1");

        assertThatThrownBy(() -> resting("kept")).isInstanceOf(UncheckedIOException.class);

        assertThat(query("kept").json().path("status").asString()).isEqualTo("NEW");
    }

    @Test
    void a_late_request_is_outside_its_window_when_it_arrives() {
        fault("REQUEST_LATE", ORDER, "\"millis\":600");

        Reply reply = client.signed("POST", "/api/v3/order", order("late") + "&recvWindow=300");

        assertThat(reply.code()).isEqualTo(-1021);
        assertThat(query("late").code()).isEqualTo(-2013);
    }

    @Test
    void a_duplicated_request_is_refused_the_second_time_only_while_the_first_rests() {
        fault("REQUEST_DUPLICATED", ORDER, "\"times\":2");

        assertThat(resting("twice").status()).isEqualTo(200);
        String market = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&newClientOrderId=filled";
        assertThat(client.signed("POST", "/api/v3/order", market).status()).isEqualTo(200);

        assertThat(signed("allOrders").size()).isEqualTo(3);
    }

    @Test
    void a_connection_may_end_before_or_after_the_order_was_taken() {
        fault("RESET_BEFORE", ORDER, "\"times\":1");
        assertThatThrownBy(() -> resting("before")).isInstanceOf(UncheckedIOException.class);
        client.control("DELETE", "/control/faults", "");
        fault("RESET_AFTER", ORDER, "\"times\":1");
        assertThatThrownBy(() -> resting("after")).isInstanceOf(UncheckedIOException.class);

        assertThat(query("before").code()).isEqualTo(-2013);
        assertThat(query("after").status()).isEqualTo(200);
    }

    @Test
    void unknown_outcomes_come_with_and_without_effect() {
        fault("TIMEOUT", ORDER, "\"times\":1,\"effect\":true");
        assertThat(resting("one").code()).isEqualTo(-1007);
        fault("UNEXPECTED_RESPONSE", ORDER, "\"times\":1");
        assertThat(resting("two").code()).isEqualTo(-1006);
        fault("SERVER_ERROR", ORDER, "\"times\":1,\"effect\":true,\"status\":503");
        assertThat(resting("three").status()).isEqualTo(503);
        fault("SERVER_BUSY", ORDER, "\"times\":1");
        assertThat(resting("four").code()).isEqualTo(-1008);

        assertThat(signed("openOrders"))
                .extracting(order -> order.path("clientOrderId").asString())
                .containsExactly("one", "three");
    }

    @Test
    void limits_may_be_hit_at_any_time() {
        fault("TOO_MANY_REQUESTS", ORDER, "\"times\":1,\"millis\":7000");
        Reply limited = resting("a");
        fault("BANNED", ORDER, "\"times\":1,\"millis\":120000");
        Reply banned = resting("b");

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains("7");
        assertThat(banned.status()).isEqualTo(418);
        assertThat(banned.message()).startsWith("Way too much request weight used; IP banned until ");
    }

    @Test
    void a_clock_that_drifts_refuses_what_was_signed_on_time() {
        change("{\"do\":\"drift\",\"millis\":-3000}");
        assertThat(resting("ahead").message()).contains("1000ms ahead");
        change("{\"do\":\"drift\",\"millis\":9000}");
        assertThat(resting("behind").code()).isEqualTo(-1021);

        long ahead = client.get("/api/v3/time").json().path("serverTime").asLong() - System.currentTimeMillis();
        assertThat(ahead).isBetween(8_000L, 9_500L);
    }

    @Test
    void a_query_may_not_know_yet_what_was_just_placed() {
        fault("QUERY_LAG", "GET /api/v3/order", "\"millis\":60000");
        fault("OPEN_ORDER_HIDDEN", "GET /api/v3/openOrders", "\"times\":1");

        resting("young");

        assertThat(query("young").code()).isEqualTo(-2013);
        assertThat(signed("openOrders").size()).isZero();
        client.control("DELETE", "/control/faults", "");
        assertThat(query("young").status()).isEqualTo(200);
        assertThat(signed("openOrders").size()).isEqualTo(1);
    }

    @Test
    void events_are_lost_repeated_late_and_out_of_order() {
        try (Socket user = user()) {
            fault("EVENT_LOST", "executionReport", "\"times\":1");
            fault("EVENT_REPEATED", "executionReport", "\"times\":1");
            fault("EVENT_REORDERED", "executionReport", "\"times\":1");
            fault("EVENT_LATE", "executionReport", "\"times\":1,\"millis\":300");
            for (String id : List.of("lost", "repeated", "held", "late", "last")) {
                resting(id);
            }

            List<String> ids = Stream.generate(() -> report(user)).limit(5).toList();
            // the held one leaves behind the event after it, which is the balance of its own order
            assertThat(ids).containsExactly("repeated", "repeated", "held", "last", "late");
        }
    }

    @Test
    void a_silent_stream_stays_open_and_says_nothing_for_a_while() throws InterruptedException {
        try (Socket user = user()) {
            fault("STREAM_SILENT", "executionReport", "\"times\":1,\"millis\":500");
            resting("unheard");
            Thread.sleep(600);
            resting("heard");

            assertThat(report(user)).isEqualTo("heard");
        }
    }

    @Test
    void a_snapshot_may_be_older_than_the_stream() {
        long before = depthId();
        fault("SNAPSHOT_OLD", "GET /api/v3/depth", "\"times\":1");
        resting("moves the book");

        assertThat(depthId()).isEqualTo(before);
        assertThat(depthId()).isGreaterThan(before);
    }

    @Test
    void a_symbol_may_halt_only_cancel_or_change_its_filters() {
        String id = resting("resting").json().path("clientOrderId").asString();
        change("{\"do\":\"status\",\"symbol\":\"BTCUSDT\",\"status\":\"CANCEL_ONLY\"}");
        assertThat(resting("refused").message()).isEqualTo("Market is closed.");
        String cancel = "symbol=BTCUSDT&origClientOrderId=" + id;
        assertThat(client.signed("DELETE", "/api/v3/order", cancel).status()).isEqualTo(200);
        change("{\"do\":\"status\",\"symbol\":\"BTCUSDT\",\"status\":\"TRADING\"}");
        change("{\"do\":\"filters\",\"symbol\":\"BTCUSDT\",\"minNotional\":\"5000\"}");
        assertThat(resting("small").message()).isEqualTo("Filter failure: NOTIONAL");
    }

    @Test
    void in_maintenance_everything_is_refused_and_connections_end() {
        try (Socket user = user()) {
            change("{\"do\":\"maintenance\"}");

            JsonNode last = user.next(message -> message.has("event"));
            assertThat(last.path("event").path("e").asString()).isEqualTo("serverShutdown");
            assertThat(client.get("/api/v3/ping").status()).isEqualTo(503);
            assertThat(client.get("/sapi/v1/system/status")
                            .json()
                            .path("status")
                            .asInt())
                    .isEqualTo(1);
            change("{\"do\":\"maintenance\",\"on\":false}");
            assertThat(client.get("/api/v3/ping").status()).isEqualTo(200);
        }
    }

    @Test
    void an_owner_trades_deposits_and_withdraws_elsewhere() {
        try (Socket user = user()) {
            change(
                    "{\"do\":\"order\",\"account\":\"acme\",\"symbol\":\"BTCUSDT\",\"side\":\"SELL\",\"type\":\"MARKET\","
                            + "\"quantity\":\"0.2\"}");
            change("{\"do\":\"withdraw\",\"account\":\"acme\",\"asset\":\"BTC\",\"amount\":\"0.3\"}");

            assertThat(report(user)).startsWith("web_");
            assertThat(signed("account").path("balances"))
                    .filteredOn(balance -> balance.path("asset").asString().equals("BTC"))
                    .singleElement()
                    .extracting(balance -> balance.path("free").asString())
                    .isEqualTo("0.50000000");
        }
    }

    @Test
    void the_venue_may_end_a_list_and_a_stop_may_trigger_and_find_nobody() {
        JsonNode list = oco();
        long leg = list.path("orders").get(0).path("orderId").asLong();
        change("{\"do\":\"expel\",\"account\":\"acme\",\"symbol\":\"BTCUSDT\",\"orderId\":" + leg + "}");
        String id = "symbol=BTCUSDT&orderId=" + leg;
        JsonNode ended = client.signed("GET", "/api/v3/order", id).json();
        assertThat(ended.path("expiryReason").asString()).isEqualTo("EXCHANGE_CANCELED");

        JsonNode next = oco();
        change("{\"do\":\"shun-stops\",\"symbol\":\"BTCUSDT\"}");
        JsonNode stop =
                playUntilEnded(next.path("orders").get(0).path("orderId").asLong());
        assertThat(stop.path("expiryReason").asString()).isEqualTo("INSUFFICIENT_LIQUIDITY");
        assertThat(stop.path("executedQty").asString()).isEqualTo("0.00000000");
    }

    /** Ten times out of ten the same calls meet the same faults. */
    @Test
    void chance_follows_the_seed() {
        List<Boolean> first = struck();
        List<Boolean> second = struck();

        assertThat(first).contains(true, false);
        assertThat(second).isEqualTo(first);
    }

    private static List<Boolean> struck() {
        Faults faults = new Faults(11);
        FaultScript.of("{\"faults\":[{\"kind\":\"SERVER_BUSY\",\"chance\":0.3}]}")
                .faults()
                .forEach(rule -> faults.add(rule, null));
        return Stream.generate(() -> faults.strike(FaultSubject.call(ORDER, "BTCUSDT", "acme")) != null)
                .limit(40)
                .toList();
    }

    private JsonNode playUntilEnded(long order) {
        JsonNode current = client.signed("GET", "/api/v3/order", "symbol=BTCUSDT&orderId=" + order)
                .json();
        for (int i = 0; i < 300 && current.path("status").asString().equals("NEW"); i++) {
            long last = client.get("/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=2")
                    .json()
                    .get(0)
                    .get(0)
                    .asLong();
            client.control(
                    "POST",
                    "/control/candle-done",
                    "{\"symbol\":\"BTCUSDT\",\"timeframe\":\"1m\",\"openTime\":" + last + "}");
            current = client.signed("GET", "/api/v3/order", "symbol=BTCUSDT&orderId=" + order)
                    .json();
        }
        return current;
    }

    private JsonNode oco() {
        String oco = "symbol=BTCUSDT&side=SELL&quantity=0.1&aboveType=LIMIT_MAKER&abovePrice=" + (price + 30_000)
                + "&belowType=STOP_LOSS&belowStopPrice=" + (price - 60);
        return client.signed("POST", "/api/v3/orderList/oco", oco).json();
    }

    private void fault(String kind, String endpoint, String more) {
        Reply reply = client.control(
                "POST",
                "/control/faults",
                "{\"kind\":\"" + kind + "\",\"endpoint\":\"" + endpoint + "\"," + more + "}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private void change(String body) {
        Reply reply = client.control("POST", "/control/change", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private String order(String id) {
        return "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=" + (price - 3_000)
                + "&newClientOrderId=" + id.replace(' ', '_');
    }

    private Reply resting(String id) {
        return client.signedWithin(Duration.ofMillis(700), "POST", "/api/v3/order", order(id));
    }

    private Reply query(String id) {
        return client.signed("GET", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=" + id);
    }

    private JsonNode signed(String what) {
        return client.signed("GET", "/api/v3/" + what, "symbol=BTCUSDT").json();
    }

    private long depthId() {
        return client.get("/api/v3/depth?symbol=BTCUSDT")
                .json()
                .path("lastUpdateId")
                .asLong();
    }

    private Socket user() {
        Socket user = client.socket("/ws-api/v3");
        user.send("{\"id\":1,\"method\":\"userDataStream.subscribe.signature\",\"params\":"
                + client.signedParams(Map.of()) + "}");
        user.next(message -> message.path("result").has("subscriptionId"));
        return user;
    }

    private static String report(Socket user) {
        return user.next(message -> message.path("event").path("e").asString("").equals("executionReport"))
                .path("event")
                .path("c")
                .asString();
    }
}
