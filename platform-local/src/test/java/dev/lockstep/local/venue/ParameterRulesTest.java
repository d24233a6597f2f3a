package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.local.venue.VenueClient.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Which parameters may come together and what they may look like, by the vendor's documentation and its error list. */
@Tag("server")
class ParameterRulesTest {
    private static final String TWO = "%5B%22BTCUSDT%22,%22ETHUSDT%22%5D";
    private static final String TWICE = "%5B%22BTCUSDT%22,%22BTCUSDT%22%5D";

    private static final VenueServer SERVER = VenueServer.start(
            VenueServerSettings.generated(7, List.of(VenueClient.ACME)).withPace(Pace.LOCKSTEP));
    private static final VenueClient CLIENT = new VenueClient(SERVER, VenueClient.ACME);

    @AfterAll
    static void close() {
        CLIENT.close();
        SERVER.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ticker/price        | symbol=BTCUSDT&symbols=" + TWO + "            | -1128",
                "ticker/bookTicker   | symbol=BTCUSDT&symbols=" + TWO + "            | -1128",
                "ticker/24hr         | symbol=BTCUSDT&symbols=" + TWO + "            | -1128",
                "ticker              | symbol=BTCUSDT&symbols=" + TWO + "            | -1128",
                "ticker/tradingDay   | symbol=BTCUSDT&symbols=" + TWO + "            | -1128",
                "executionRules      | symbol=BTCUSDT&symbols=" + TWO + "            | -1128",
                "exchangeInfo        | symbol=BTCUSDT&symbols=" + TWO + "            | -1128",
                "exchangeInfo        | symbol=BTCUSDT&permissions=SPOT               | -1128",
                "exchangeInfo        | symbols=" + TWO + "&symbolStatus=TRADING      | -1128",
                "ticker/price        | symbols=" + TWICE + "                         | -1151",
                "exchangeInfo        | symbols=" + TWICE + "                         | -1151",
                "depth               | symbol=btcusdt                                | -1100",
                "depth               | symbol=BTCUSDT&symbol=ETHUSDT                 | -1101",
                "klines              | symbol=BTCUSDT&interval=7m                    | -1120",
                "ticker/price        | symbol=NOPE                                   | -1121"
            })
    void public_calls(String path, String query, int code) {
        assertThat(CLIENT.get("/api/v3/" + path + "?" + query).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | allOrders    | symbol=BTCUSDT&startTime=1&endTime=86400002  | -1127",
                "GET  | myTrades     | symbol=BTCUSDT&startTime=1&endTime=86400002  | -1127",
                "GET  | allOrderList | startTime=1&endTime=86400002                 | -1127",
                "GET  | allOrderList | fromId=1&startTime=1                         | -1128",
                "GET  | myTrades     | symbol=BTCUSDT&fromId=1&startTime=1          | -1128",
                "GET  | myTrades     | symbol=BTCUSDT&orderId=1&endTime=1           | -1128",
                "GET  | account      | recvWindow=5000.1234                          | -1111",
                "GET  | account      | recvWindow=60000.001                          | -1131",
                "GET  | account      | omitZeroBalances=true&omitZeroBalances=false  | -1101"
            })
    void signed_calls(String method, String path, String query, int code) {
        assertThat(CLIENT.signed(method, "/api/v3/" + path, query).code()).isEqualTo(code);
    }

    @Test
    void each_of_them_alone_is_answered() {
        for (String good : List.of(
                "ticker/price?symbols=" + TWO,
                "exchangeInfo?symbols=" + TWO,
                "exchangeInfo?permissions=SPOT",
                "exchangeInfo?symbolStatus=TRADING",
                "executionRules?symbols=" + TWO)) {
            assertThat(CLIENT.get("/api/v3/" + good).status()).as(good).isEqualTo(200);
        }
        for (String good : List.of(
                "allOrders?symbol=BTCUSDT&startTime=1&endTime=86400001",
                "myTrades?symbol=BTCUSDT&orderId=1&fromId=1",
                "myTrades?symbol=BTCUSDT&startTime=1",
                "allOrderList?startTime=1",
                "account?recvWindow=5000.125")) {
            List<String> parts = List.of(good.split("\\?", -1));
            assertThat(CLIENT.signed("GET", "/api/v3/" + parts.getFirst(), parts.getLast())
                            .status())
                    .as(good)
                    .isEqualTo(200);
        }
    }

    /** One in the query and one in the body is no duplicate: the one in the query holds. */
    @Test
    void a_parameter_in_query_and_body_is_read_from_the_query() {
        String price = Long.toString(CLIENT.price() - 3_000);
        String body = "symbol=ETHUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=" + price;
        String query = "symbol=BTCUSDT&timestamp=" + System.currentTimeMillis();
        Reply reply = CLIENT.raw("POST", "/api/v3/order", query + "&signature=" + CLIENT.sign(query + body), body);

        assertThat(reply.json().path("symbol").asString()).as(reply.body()).isEqualTo("BTCUSDT");
    }

    @Test
    void lists_are_found_by_the_time_they_were_placed() {
        long price = CLIENT.price();
        String oco = "symbol=BTCUSDT&side=SELL&quantity=0.01&aboveType=LIMIT_MAKER&abovePrice=" + (price + 900)
                + "&belowType=STOP_LOSS&belowStopPrice=" + (price - 900);
        long placed = CLIENT.signed("POST", "/api/v3/orderList/oco", oco)
                .json()
                .path("transactionTime")
                .asLong();

        assertThat(lists("startTime=" + placed).size()).isEqualTo(1);
        assertThat(lists("startTime=" + (placed + 1)).size()).isZero();
        assertThat(lists("endTime=" + (placed - 1)).size()).isZero();
    }

    private static JsonNode lists(String query) {
        return CLIENT.signed("GET", "/api/v3/allOrderList", query).json();
    }

    @Test
    void permission_sets_are_left_out_when_nobody_wants_them() {
        assertThat(sets("").size()).isEqualTo(1);
        assertThat(sets("&showPermissionSets=false").size()).isZero();
    }

    private static JsonNode sets(String more) {
        return CLIENT.get("/api/v3/exchangeInfo?symbol=BTCUSDT" + more)
                .json()
                .path("symbols")
                .get(0)
                .path("permissionSets");
    }

    @Test
    void a_replacement_that_names_no_order_is_refused_before_anything_is_tried() {
        String order = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price="
                + (CLIENT.price() - 3_000) + "&cancelReplaceMode=ALLOW_FAILURE";

        assertThat(CLIENT.signed("POST", "/api/v3/order/cancelReplace", order).code())
                .isEqualTo(-1102);
    }

    @Test
    void the_statistics_of_a_few_symbols_weigh_little() {
        assertThat(weight("ticker/24hr?symbols=" + TWO)).isEqualTo(2);
        assertThat(weight("ticker/24hr?symbol=BTCUSDT")).isEqualTo(2);
        assertThat(weight("ticker/24hr")).isEqualTo(80);
    }

    private static long weight(String call) {
        long before = used(CLIENT.get("/api/v3/ping"));
        return used(CLIENT.get("/api/v3/" + call)) - before;
    }

    private static long used(Reply reply) {
        return Long.parseLong(reply.headers().firstValue("X-MBX-USED-WEIGHT-1M").orElseThrow());
    }
}
