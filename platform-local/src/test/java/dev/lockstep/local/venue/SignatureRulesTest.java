package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.local.venue.VenueClient.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class SignatureRulesTest {
    private static VenueServer server;
    private static VenueClient client;

    @BeforeAll
    static void start() {
        server = VenueServer.start(VenueServerSettings.generated(7, List.of(VenueClient.ACME, VenueClient.GLOBEX)));
        client = new VenueClient(server, VenueClient.ACME);
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void every_layout_of_parameters_and_signature_is_accepted() {
        String order = "symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=20&timestamp=" + now();
        String first = "symbol=BTCUSDT&side=BUY";
        String rest = "type=MARKET&quoteOrderQty=20&timestamp=" + now();
        String path = "/api/v3/order/test";

        ok(client.raw("POST", path, order + "&signature=" + client.sign(order), ""));
        ok(client.raw("POST", path, "", order + "&signature=" + client.sign(order)));
        ok(client.raw("POST", path, "", "signature=" + client.sign(order) + "&" + order));
        ok(client.raw("POST", path, first, rest + "&signature=" + client.sign(first + rest)));
        ok(client.raw("POST", path, first + "&signature=" + client.sign(first + rest), rest));
        ok(client.raw("POST", path, "signature=" + client.sign(order), order));
        ok(client.raw("POST", path, order + "&signature=" + client.sign(order).toUpperCase(java.util.Locale.ROOT), ""));
    }

    @Test
    void every_call_on_a_kept_connection_is_answered() {
        // with an undrained request about one in a thousand connections stopped reading
        client.control("POST", "/control/change", "{\"do\":\"limits\",\"weightPerMinute\":100000}");
        for (int i = 0; i < 1_000; i++) {
            ok(client.signed("POST", "/api/v3/order/test", "symbol=BTCUSDT&side=BUY&type=MARKET&quoteOrderQty=20"));
            ok(client.signed("GET", "/api/v3/openOrders", "symbol=BTCUSDT"));
        }
    }

    @Test
    void a_wrong_signature_is_refused() {
        String params = "timestamp=" + now();

        refused(
                client.raw("GET", "/api/v3/account", params + "&signature=" + client.sign("x"), ""),
                400,
                -1022,
                "Signature for this request is not valid.");
        refused(
                client.raw("GET", "/api/v3/account", "timestamp=" + now(), ""),
                400,
                -1102,
                "Mandatory parameter 'signature' was not sent, was empty/null, or malformed.");
        refused(
                client.raw("GET", "/api/v3/account", "signature=aa", ""),
                400,
                -1102,
                "Mandatory parameter 'timestamp' was not sent, was empty/null, or malformed.");
    }

    @Test
    void a_timestamp_must_be_recent_and_not_ahead() {
        refused(
                client.signedAt(now() - 6_000, "GET", "/api/v3/account", ""),
                400,
                -1021,
                "Timestamp for this request is outside of the recvWindow.");
        refused(
                client.signedAt(now() + 5_000, "GET", "/api/v3/account", ""),
                400,
                -1021,
                "Timestamp for this request was 1000ms ahead of the server's time.");
        refused(
                client.signedAt(now(), "GET", "/api/v3/account", "recvWindow=60001"),
                400,
                -1131,
                "recvWindow must be less than 60000.");
        ok(client.signedAt(now() - 6_000, "GET", "/api/v3/account", "recvWindow=10000.5"));
        ok(client.signedAt(now() * 1000, "GET", "/api/v3/account", ""));
    }

    @Test
    void a_missing_or_unknown_key_is_refused_with_401() {
        String params = "timestamp=" + now();
        String query = "/api/v3/account?" + params + "&signature=" + client.sign(params);

        Reply unknown = client.send(client.request("GET", query, "")
                .setHeader("X-MBX-APIKEY", "unknownunknownunknown")
                .build());
        Reply malformed = client.send(
                client.request("GET", query, "").setHeader("X-MBX-APIKEY", "!").build());

        refused(unknown, 401, -2015, "Invalid API-key, IP, or permissions for action.");
        refused(malformed, 401, -2014, "API-key format invalid.");
    }

    @Test
    void what_does_not_exist_or_is_too_large_is_refused() {
        assertThat(client.get("/api/v3/nope").status()).isEqualTo(404);
        assertThat(client.raw("PUT", "/api/v3/order", "", "").status()).isEqualTo(405);
        assertThat(client.raw("POST", "/api/v3/userDataStream", "", "").status())
                .isEqualTo(410);
        assertThat(client.raw("POST", "/api/v3/order", "", "a".repeat(70_000)).status())
                .isEqualTo(413);
    }

    @Test
    void bad_parameters_are_refused_in_the_venues_words() {
        String order = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&price=50000&quantity=0.01";

        place("symbol=NOPE&side=BUY&type=MARKET&quantity=1", -1121, "Invalid symbol.");
        place(order.replace("BUY", "HOLD"), -1117, "Invalid side.");
        place(order.replace("LIMIT", "ICE"), -1116, "Invalid orderType.");
        place(order.replace("GTC", "XXX"), -1115, "Invalid timeInForce.");
        place(
                order.replace("&timeInForce=GTC", ""),
                -1102,
                "Mandatory parameter 'timeInForce' was not sent, was empty/null, or malformed.");
        place(order.replace("0.01", "0.0123456789"), -1111, "Parameter 'quantity' has too much precision.");
        place(
                order.replace("0.01", "-1"),
                -1100,
                "Illegal characters found in parameter 'quantity'; legal range is '^([0-9]{1,20})(\\.[0-9]{1,20})?$'.");
        place(order + "&stopPrice=1", -1106, "Parameter 'stopPrice' sent when not required.");
        place(
                order + "&newClientOrderId=%20x",
                -1100,
                "Illegal characters found in parameter 'newClientOrderId'; legal range is '^[a-zA-Z0-9-_]{1,36}$'.");
        place(order.replace("0.01", "0.000015"), -1013, "Filter failure: LOT_SIZE");
        place(order.replace("0.01", "100"), -2010, "Account has insufficient balance for requested action.");
        refused(
                client.signed("GET", "/api/v3/order", "symbol=BTCUSDT&orderId=99"),
                400,
                -2013,
                "Order does not exist.");
        refused(
                client.signed("DELETE", "/api/v3/order", "symbol=BTCUSDT&orderId=99"),
                400,
                -2011,
                "Unknown order sent.");
    }

    private static void place(String params, int code, String message) {
        refused(client.signed("POST", "/api/v3/order", params), 400, code, message);
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private static void ok(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static void refused(Reply reply, int status, int code, String message) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.message()).isEqualTo(message);
    }
}
