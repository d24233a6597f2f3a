package dev.lockstep.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.Market;
import dev.lockstep.api.testing.People;
import dev.lockstep.api.testing.ProfileBody;
import dev.lockstep.api.testing.Relay;
import dev.lockstep.api.testing.StreamClient;
import dev.lockstep.api.testing.Writes;
import dev.lockstep.engine.event.EventFeed;
import dev.lockstep.engine.testing.KafkaFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The broker goes away under an open stream and comes back. */
@Tag("server")
class KafkaOutageTest {
    private static final Duration SOON = Duration.ofSeconds(8);

    @Test
    void the_stream_goes_on_from_the_outbox_loses_and_repeats_nothing_and_returns_to_kafka() {
        try (KafkaFixture kafka = KafkaFixture.start();
                ApiFixture api = ApiFixture.with(kafka, "lockstep.api.stream.heartbeat=500ms");
                Relay relay = Relay.of(api)) {
            UUID profile = UUID.fromString(Writes.created(api.as(People.ALICE), ProfileBody.ofAcme())
                    .get("id")
                    .toString());
            Market.await(() -> api.bean(EventFeed.class).state().connected());
            try (StreamClient client = StreamClient.as(api, People.VICTOR).subscribe("orders")) {
                client.first("snapshot");
                told(relay, client, profile, 0, 5);

                kafka.stop();
                hears(client, false);
                for (int i = 5; i < 15; i++) {
                    Instant begun = Instant.now();
                    told(relay, client, profile, i, i + 1);
                    assertThat(Duration.between(begun, Instant.now()))
                            .as("event %s, the broker being down", i)
                            .isLessThan(SOON);
                }

                kafka.startAgain();
                hears(client, true);
                Instant back = Instant.now();
                told(relay, client, profile, 15, 25);
                Market.await(() -> heardSince(api, back));

                assertThat(client.all("event"))
                        .map(event -> event.get("data").get("client_order_id").asString())
                        .containsExactlyElementsOf(IntStream.range(0, 25)
                                .mapToObj(i -> "told-" + i)
                                .toList());
                long first = client.all("event").getFirst().get("sequence").asLong();
                assertThat(client.all("event"))
                        .map(event -> event.get("sequence").asLong())
                        .containsExactlyElementsOf(
                                LongStream.range(first, first + 25).boxed().toList());
            }
        }
    }

    private static void told(Relay relay, StreamClient client, UUID profile, int from, int to) {
        for (int i = from; i < to; i++) {
            relay.order(People.Tenants.ACME, profile, "told-" + i, i + 1).block();
        }
        String last = "told-" + (to - 1);
        client.await(
                "event",
                message -> message.get("data").get("client_order_id").asString().equals(last));
    }

    /** The latest heartbeat says whether events come over Kafka. */
    private static void hears(StreamClient client, boolean connected) {
        Market.await(() -> client.all("heartbeat").stream()
                .reduce((earlier, later) -> later)
                .filter(heartbeat -> heartbeat.get("feed_connected").asBoolean() == connected)
                .isPresent());
    }

    private static boolean heardSince(ApiFixture api, Instant back) {
        Instant last = api.bean(EventFeed.class).state().lastMessage();
        return last != null && last.isAfter(back);
    }
}
