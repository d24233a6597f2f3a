package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.local.venue.VenueClient.Reply;
import dev.lockstep.local.venue.VenueClient.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("server")
class VenueFrontTest {
    private VenueServer server;
    private VenueClient client;

    @BeforeEach
    void start() {
        server = VenueServer.start(VenueServerSettings.generated(7, List.of(VenueClient.ACME, VenueClient.GLOBEX))
                .withPace(Pace.LOCKSTEP));
        client = new VenueClient(server, VenueClient.ACME);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void user_data_arrives_in_order_and_only_for_its_own_account() {
        try (Socket own = userData(client);
                VenueClient other = new VenueClient(server, VenueClient.GLOBEX);
                Socket foreign = userData(other)) {
            Reply placed = client.signed("POST", "/api/v3/order", market("BUY", "0.01") + "&newClientOrderId=mine");

            JsonNode first = event(own, "executionReport");
            JsonNode second = event(own, "executionReport");
            JsonNode position = event(own, "outboundAccountPosition");

            assertThat(placed.headers().firstValue("X-MBX-ORDER-COUNT-10S")).hasValue("1");
            assertThat(first.path("x").asString()).isEqualTo("NEW");
            assertThat(first.path("c").asString()).isEqualTo("mine");
            assertThat(second.path("x").asString()).isEqualTo("TRADE");
            assertThat(second.path("X").asString()).isEqualTo("FILLED");
            assertThat(second.path("N").asString()).isEqualTo("BTC");
            assertThat(position.path("B").size()).isEqualTo(2);
            other.signed("POST", "/api/v3/order", market("BUY", "0.02"));
            assertThat(event(foreign, "executionReport").path("q").asString()).isEqualTo("0.02000000");
        }
    }

    @Test
    void an_oco_shows_in_the_user_data_and_is_cancelled_as_one() {
        long price = client.price();
        String params = "symbol=BTCUSDT&side=SELL&quantity=0.1&listClientOrderId=list1"
                + "&aboveType=LIMIT_MAKER&abovePrice=" + (price + 2000) + "&aboveClientOrderId=tp"
                + "&belowType=STOP_LOSS&belowStopPrice=" + (price - 2000) + "&belowClientOrderId=sl";
        try (Socket own = userData(client)) {
            Reply placed = client.signed("POST", "/api/v3/orderList/oco", params);
            assertThat(placed.status()).as(placed.body()).isEqualTo(200);
            assertThat(event(own, "executionReport").path("c").asString()).isEqualTo("sl");
            assertThat(event(own, "executionReport").path("c").asString()).isEqualTo("tp");
            assertThat(event(own, "listStatus").path("L").asString()).isEqualTo("EXECUTING");

            Reply cancelled = client.signed(
                    "DELETE", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=sl&newClientOrderId=bye");

            assertThat(cancelled.json().path("status").asString()).isEqualTo("CANCELED");
            assertThat(cancelled.json().path("origClientOrderId").asString()).isEqualTo("sl");
            JsonNode report = event(own, "executionReport");
            assertThat(report.path("c").asString()).isEqualTo("bye");
            assertThat(report.path("C").asString()).isEqualTo("sl");
            assertThat(event(own, "listStatus").path("L").asString()).isEqualTo("ALL_DONE");
            assertThat(client.signed("GET", "/api/v3/openOrders", "").json().size())
                    .isZero();
        }
    }

    @Test
    void the_websocket_api_places_queries_and_cancels() {
        long price = client.price();
        try (Socket api = client.socket("/ws-api/v3")) {
            call(
                    api,
                    "1",
                    "order.place",
                    client.signedParams(Map.of(
                            "symbol",
                            "BTCUSDT",
                            "side",
                            "BUY",
                            "type",
                            "LIMIT",
                            "timeInForce",
                            "GTC",
                            "quantity",
                            "0.01",
                            "price",
                            Long.toString(price - 1000),
                            "newClientOrderId",
                            "ws1")));
            JsonNode placed = answer(api, "1");
            assertThat(placed.path("status").asInt()).as(placed.toString()).isEqualTo(200);
            assertThat(placed.path("result").path("status").asString()).isEqualTo("NEW");

            call(
                    api,
                    "2",
                    "order.status",
                    client.signedParams(Map.of("symbol", "BTCUSDT", "origClientOrderId", "ws1")));
            assertThat(answer(api, "2").path("result").path("isWorking").asBoolean())
                    .isTrue();

            call(
                    api,
                    "3",
                    "order.cancel",
                    client.signedParams(Map.of("symbol", "BTCUSDT", "origClientOrderId", "ws1")));
            assertThat(answer(api, "3").path("result").path("status").asString())
                    .isEqualTo("CANCELED");

            call(
                    api,
                    "4",
                    "order.cancel",
                    client.signedParams(Map.of("symbol", "BTCUSDT", "origClientOrderId", "ws1")));
            assertThat(answer(api, "4").path("error").path("code").asInt()).isEqualTo(-2011);

            call(api, "5", "time", "{}");
            assertThat(answer(api, "5").path("result").path("serverTime").asLong())
                    .isPositive();
        }
    }

    @Test
    void lockstep_closes_exactly_one_candle_per_report_and_streams_it() {
        try (Socket candles = client.socket("/ws");
                Socket combined = client.socket("/stream?streams=btcusdt%40bookTicker/btcusdt@kline_5m")) {
            candles.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@kline_1m\",\"btcusdt@depth\"],\"id\":1}");
            assertThat(candles.next(message -> message.has("id")).path("result").isNull())
                    .isTrue();
            long last = lastClosed();

            Reply done = candleDone(last);
            Reply again = candleDone(last);

            JsonNode closed =
                    candles.next(message -> message.path("k").path("x").asBoolean(false));
            assertThat(done.json().path("advanced").asInt()).isEqualTo(1);
            assertThat(again.json().path("advanced").asInt()).isZero();
            assertThat(closed.path("k").path("t").asLong()).isEqualTo(last + 60_000);
            assertThat(lastClosed()).isEqualTo(last + 60_000);
            assertThat(combined.next(message ->
                                    message.path("stream").asString("").equals("btcusdt@kline_5m"))
                            .path("data")
                            .path("k")
                            .path("i")
                            .asString())
                    .isEqualTo("5m");
            assertThat(candleDone(last + 600_000).status()).isEqualTo(400);
        }
    }

    @Test
    void depth_updates_chain_with_the_snapshot() {
        try (Socket depth = client.socket("/ws/btcusdt@depth@100ms")) {
            candleDone(lastClosed());
            JsonNode one = depth.next(message -> message.path("e").asString("").equals("depthUpdate"));
            JsonNode two = depth.next(message -> message.path("e").asString("").equals("depthUpdate"));
            long snapshot = client.get("/api/v3/depth?symbol=BTCUSDT")
                    .json()
                    .path("lastUpdateId")
                    .asLong();

            assertThat(two.path("U").asLong()).isEqualTo(one.path("u").asLong() + 1);
            assertThat(snapshot).isGreaterThanOrEqualTo(two.path("u").asLong());
        }
    }

    @Test
    void enough_candles_for_every_timeframe_are_there_at_the_start() {
        for (String interval : List.of("1m", "5m", "15m", "1h")) {
            JsonNode klines = client.get("/api/v3/klines?symbol=BTCUSDT&limit=500&interval=" + interval)
                    .json();
            assertThat(klines.size()).as(interval).isEqualTo(500);
        }
        assertThat(client.get("/api/v3/klines?symbol=BTCUSDT&interval=7m").code())
                .isEqualTo(-1120);
    }

    private Reply candleDone(long openTime) {
        return client.control(
                "POST",
                "/control/candle-done",
                "{\"symbol\":\"BTCUSDT\",\"timeframe\":\"1m\",\"openTime\":" + openTime + "}");
    }

    private long lastClosed() {
        JsonNode symbols = client.control("GET", "/control/state", "").json().path("symbols");
        return symbols.valueStream()
                .filter(symbol -> symbol.path("symbol").asString().equals("BTCUSDT"))
                .findFirst()
                .orElseThrow()
                .path("lastClosed")
                .asLong();
    }

    private static String market(String side, String quantity) {
        return "symbol=BTCUSDT&type=MARKET&side=" + side + "&quantity=" + quantity;
    }

    private static Socket userData(VenueClient client) {
        Socket socket = client.socket("/ws-api/v3");
        call(socket, "sub", "userDataStream.subscribe.signature", client.signedParams(Map.of()));
        assertThat(answer(socket, "sub").path("result").path("subscriptionId").asInt(-1))
                .isZero();
        return socket;
    }

    private static void call(Socket socket, String id, String method, String params) {
        socket.send("{\"id\":\"" + id + "\",\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    private static JsonNode answer(Socket socket, String id) {
        return socket.next(message -> message.path("id").asString("").equals(id));
    }

    private static JsonNode event(Socket socket, String name) {
        return socket.next(
                        message -> message.path("event").path("e").asString("").equals(name))
                .path("event");
    }
}
