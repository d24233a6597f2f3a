package dev.lockstep.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.Holdings;
import dev.lockstep.api.testing.Market;
import dev.lockstep.api.testing.People;
import dev.lockstep.api.testing.ProfileBody;
import dev.lockstep.api.testing.Relay;
import dev.lockstep.api.testing.StreamClient;
import dev.lockstep.api.testing.Writes;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** Snapshots, events and what was missed, through a real outbox, relay and broker. */
@Tag("server")
class EventsTest {
    private static final ApiFixture API = ApiFixture.running();
    private static final UUID TENANT = People.Tenants.ACME;
    private static final UUID PROFILE = UUID.fromString(
            Writes.created(API.as(People.ALICE), ProfileBody.ofAcme()).get("id").toString());
    private static Relay relay;

    @BeforeAll
    static void begin() {
        relay = Relay.of(API);
    }

    @AfterAll
    static void end() {
        relay.close();
    }

    @Test
    void a_snapshot_and_then_every_event_in_order() {
        try (StreamClient client = StreamClient.as(API, People.VICTOR).subscribe("orders", "profiles")) {
            JsonNode snapshot = client.await(
                    "snapshot", message -> message.get("topic").asString().equals("profiles"));
            assertThat(snapshot.get("items").toString()).contains(PROFILE.toString(), "desired_state");

            publish("in-order-", 100);
            client.await("event", message -> is(message, "in-order-99"));

            List<JsonNode> events = client.all("event").stream()
                    .filter(message -> message.toString().contains("in-order-"))
                    .toList();
            assertThat(events).hasSize(100);
            assertThat(events)
                    .map(event -> event.get("sequence").asLong())
                    .isSorted()
                    .doesNotHaveDuplicates();
            JsonNode event = events.getFirst();
            assertThat(event.get("topic").asString()).isEqualTo("orders");
            assertThat(event.get("event").asString()).isEqualTo("OrderChanged");
            assertThat(event.get("correlation_id").asString()).isEqualTo("corr-of-the-test");
            assertThat(event.get("data").get("quantity").asString()).isEqualTo("0.5");
            assertThat(event.get("data").get("stop_price").isNull()).isTrue();
        }
    }

    @Test
    void what_was_missed_follows_from_the_last_sequence_seen() {
        long seen;
        try (StreamClient client = StreamClient.as(API, People.VICTOR).subscribe("orders")) {
            client.first("snapshot");
            publish("before-", 1);
            seen = client.await("event", message -> is(message, "before-0"))
                    .get("sequence")
                    .asLong();
        }
        publish("missed-", 450);
        published();

        try (StreamClient client = StreamClient.as(API, People.VICTOR).subscribeFrom(seen, "orders")) {
            assertThat(client.first("subscribed").get("resumed").asBoolean()).isTrue();
            client.await("event", message -> is(message, "missed-449"));
            publish("live-", 3);
            client.await("event", message -> is(message, "live-2"));

            List<Long> sequences = client.all("event").stream()
                    .map(event -> event.get("sequence").asLong())
                    .toList();
            assertThat(sequences)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(seen + 1, seen + 453).boxed().toList());
            assertThat(client.all("snapshot")).isEmpty();
        }
    }

    @Test
    void what_is_no_longer_there_or_never_was_is_a_snapshot() {
        try (StreamClient client = StreamClient.as(API, People.VICTOR).subscribeFrom(1_000_000, "orders")) {
            assertThat(client.first("subscribed").get("resumed").asBoolean()).isFalse();
            client.first("snapshot");
        }
    }

    @Test
    void what_the_feed_skipped_is_told_all_the_same() {
        try (StreamClient client = StreamClient.as(API, People.GINA).subscribe("profiles")) {
            client.first("snapshot");
            API.rows().execute("""
                    insert into outbox (tenant_id, event_id, type, payload, correlation_id, occurred_at, sequence, published_at)
                    select ?, gen_random_uuid(), 'ProfileChanged',
                           '{"profileId": "0197a000-0000-7000-8000-000000000001", "name": "never on the wire", "desiredState":
                             "RUNNING", "observedState": "RUNNING", "faultReason": null, "version": 1}',
                           'corr-of-the-test', now(), coalesce((select max(value) from tenant_sequences
                                                                 where tenant_id = ? and name = 'EVENT'), 0) + 1, now()
                    """, People.Tenants.GLOBEX, People.Tenants.GLOBEX);
            API.rows().execute("""
                    insert into tenant_sequences values (?, 'EVENT', 1)
                    on conflict (tenant_id, name) do update set value = tenant_sequences.value + 1
                    """, People.Tenants.GLOBEX);

            client.await("event", message -> message.toString().contains("never on the wire"));
        }
    }

    @Test
    void topics_that_ended_are_silent() {
        try (StreamClient client = StreamClient.as(API, People.VICTOR).subscribe("orders", "profiles")) {
            client.await("snapshot", message -> message.get("topic").asString().equals("profiles"));
            client.say("{\"op\":\"unsubscribe\",\"topics\":[\"orders\"]}").first("unsubscribed");

            publish("unheard-", 5);
            relay.profile(TENANT, PROFILE, "heard").block();
            client.await("event", message -> message.toString().contains("\"heard\""));

            assertThat(client.bytes()).doesNotContain("unheard-");
        }
    }

    @Test
    void state_topics_tell_the_latest() {
        Holdings holdings = Holdings.of(API.rows(), TENANT, PROFILE);
        Market.heardBy(API);
        try (StreamClient client =
                StreamClient.as(API, People.VICTOR).subscribe("overview", "marks", "candles:binance:BTCUSDT:1m")) {
            client.await("state", message -> message.get("key").asString().equals("overview"));

            Market.publish(API, Market.candle("BTCUSDT", 20_000, "62500"));

            client.await(
                    "state",
                    message -> message.get("topic").asString().equals("candles:binance:BTCUSDT:1m")
                            && message.get("data").get("close").asString().equals("62500"));
            client.await(
                    "state",
                    message -> message.get("key")
                                    .asString()
                                    .equals(holdings.position().toString())
                            && message.toString().contains("\"62500\""));
            client.await(
                    "state",
                    message -> message.get("key").asString().equals("overview")
                            && message.get("data").get("profiles").toString().contains(PROFILE.toString()));

            API.rows().execute("""
                    update positions set status = 'CLOSED', closed_at = now(), quantity = 0 where position_id = ?
                    """, holdings.position());
            client.await(
                    "state",
                    message -> message.get("key")
                                    .asString()
                                    .equals(holdings.position().toString())
                            && message.get("data").isNull());
        }
    }

    @Test
    void a_heartbeat_says_where_the_events_have_got_to() {
        try (StreamClient client = StreamClient.as(API, People.VICTOR)) {
            client.first("welcome");

            assertThat(client.first("heartbeat").get("feed_connected").isBoolean())
                    .isTrue();
        }
    }

    private static void publish(String word, int count) {
        Flux.range(0, count)
                .concatMap(i -> relay.order(TENANT, PROFILE, word + i, i + 1))
                .blockLast();
    }

    private static void published() {
        Market.await(() -> API.rows().count("select count(*) from outbox where published_at is null") == 0);
    }

    private static boolean is(JsonNode message, String clientOrderId) {
        return message.path("data").path("client_order_id").asString().equals(clientOrderId);
    }
}
