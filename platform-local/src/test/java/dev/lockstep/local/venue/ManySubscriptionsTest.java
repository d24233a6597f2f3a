package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.local.venue.VenueClient.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The user data of a thousand accounts on one connection, each subscribed with its own signature. */
@Tag("server")
class ManySubscriptionsTest {
    private static final int MOST = 1_000;

    private final List<VenueAccountSettings> accounts = IntStream.rangeClosed(0, MOST)
            .mapToObj(number -> VenueClient.account("a%04dx".formatted(number)))
            .toList();
    private final VenueServer server =
            VenueServer.start(VenueServerSettings.generated(7, accounts).withPace(Pace.LOCKSTEP));
    private final VenueClient client = new VenueClient(server, accounts.getFirst());
    private final String price = Long.toString(client.price() - 3_000);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void a_thousand_accounts_share_one_connection_and_each_event_carries_its_accounts_number() {
        try (Socket users = client.socket("/ws-api/v3");
                Socket orders = client.socket("/ws-api/v3")) {
            Map<String, Integer> numbers = subscribeAll(users);
            assertThat(numbers.values()).doesNotHaveDuplicates();

            accounts.forEach(account -> place(orders, account));

            Map<String, Integer> reported = new HashMap<>();
            Map<Integer, Integer> positions = new HashMap<>();
            for (int i = 0; i < 2 * MOST; i++) {
                JsonNode message = users.next(any -> any.has("event"));
                int number = message.path("subscriptionId").asInt(-1);
                JsonNode event = message.path("event");
                if (event.path("e").asString().equals("executionReport")) {
                    assertThat(reported.put(event.path("c").asString(), number)).isNull();
                } else {
                    positions.merge(number, 1, Integer::sum);
                }
            }
            assertThat(reported).isEqualTo(numbers);
            assertThat(positions)
                    .hasSize(MOST)
                    .allSatisfy((number, count) -> assertThat(count)
                            .as("position of subscription %s", number)
                            .isEqualTo(1));
            // whoever placed the orders subscribed nothing and heard nothing; neither did anybody hear the odd one out
            orders.send("{\"id\":\"end\",\"method\":\"ping\"}");
            assertThat(orders.next(message -> message.has("event") || message.has("id"))
                            .path("id")
                            .asString())
                    .isEqualTo("end");
            users.send("{\"id\":\"end\",\"method\":\"ping\"}");
            assertThat(users.next(message -> true).path("id").asString()).isEqualTo("end");
        }
    }

    @Test
    void the_thousand_and_first_is_refused_until_another_has_ended() {
        try (Socket users = client.socket("/ws-api/v3")) {
            Map<String, Integer> numbers = subscribeAll(users);
            VenueAccountSettings odd = accounts.getLast();

            JsonNode refused = subscribe(users, odd);
            assertThat(refused.path("status").asInt()).isEqualTo(400);
            assertThat(refused.path("error").path("code").asInt()).isEqualTo(-1191);
            assertThat(subscribe(users, accounts.getFirst())
                            .path("error")
                            .path("code")
                            .asInt())
                    .isEqualTo(-2035);

            int freed = numbers.get(accounts.get(500).name());
            users.send("{\"id\":\"bye\",\"method\":\"userDataStream.unsubscribe\",\"params\":{\"subscriptionId\":"
                    + freed + "}}");
            assertThat(answer(users, "bye").path("status").asInt()).isEqualTo(200);
            JsonNode ended = users.next(message -> message.has("event"));
            assertThat(ended.path("event").path("e").asString()).isEqualTo("eventStreamTerminated");
            assertThat(ended.path("subscriptionId").asInt()).isEqualTo(freed);

            // numbers go on and are never given twice; a refused request uses none up
            JsonNode admitted = subscribe(users, odd);
            assertThat(admitted.path("result").path("subscriptionId").asInt()).isEqualTo(MOST);
            users.send("{\"id\":\"list\",\"method\":\"session.subscriptions\"}");
            assertThat(answer(users, "list").path("result").valueStream())
                    .hasSize(MOST)
                    .noneMatch(one -> one.path("subscriptionId").asInt() == freed);
        }
    }

    /** All but the last. */
    private Map<String, Integer> subscribeAll(Socket users) {
        Map<String, Integer> numbers = new TreeMap<>();
        for (VenueAccountSettings account : accounts.subList(0, MOST)) {
            JsonNode answer = subscribe(users, account);
            assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
            numbers.put(
                    account.name(), answer.path("result").path("subscriptionId").asInt());
        }
        return numbers;
    }

    private static JsonNode subscribe(Socket users, VenueAccountSettings account) {
        users.send("{\"id\":\"" + account.name() + "\",\"method\":\"userDataStream.subscribe.signature\",\"params\":"
                + VenueClient.signedParams(account, Map.of()) + "}");
        return answer(users, account.name());
    }

    private void place(Socket orders, VenueAccountSettings account) {
        Map<String, String> order = Map.of(
                "symbol", "BTCUSDT",
                "side", "BUY",
                "type", "LIMIT",
                "timeInForce", "GTC",
                "quantity", "0.01",
                "price", price,
                "newClientOrderId", account.name());
        orders.send("{\"id\":\"" + account.name() + "\",\"method\":\"order.place\",\"params\":"
                + VenueClient.signedParams(account, order) + "}");
        assertThat(answer(orders, account.name()).path("status").asInt()).isEqualTo(200);
    }

    private static JsonNode answer(Socket socket, String id) {
        return socket.next(message -> message.path("id").asString("").equals(id));
    }
}
