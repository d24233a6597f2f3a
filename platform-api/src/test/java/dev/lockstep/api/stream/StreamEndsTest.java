package dev.lockstep.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.Market;
import dev.lockstep.api.testing.People;
import dev.lockstep.api.testing.ProfileBody;
import dev.lockstep.api.testing.Refused;
import dev.lockstep.api.testing.Relay;
import dev.lockstep.api.testing.SilentClient;
import dev.lockstep.api.testing.StreamClient;
import dev.lockstep.api.testing.Writes;
import dev.lockstep.engine.testing.KafkaFixture;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Streams that end by the clock, and those that are too many; on an API whose clock for them runs fast. */
@Tag("server")
class StreamEndsTest {
    private static final ApiFixture API = ApiFixture.with(
            KafkaFixture.shared(),
            "lockstep.api.stream.connections=3",
            "lockstep.api.stream.ping=500ms",
            "lockstep.api.stream.membership=300ms",
            "lockstep.identity.membership-ttl=100ms");

    @AfterAll
    static void end() {
        API.close();
    }

    @BeforeEach
    void nobody_is_left_of_the_test_before() {
        Market.await(() -> API.bean(Connections.class).all().isEmpty());
    }

    @Test
    void who_is_removed_from_the_tenant_hears_no_more_and_does_not_come_back() {
        UUID profile = UUID.fromString(Writes.created(API.as(People.ALICE), ProfileBody.ofAcme())
                .get("id")
                .toString());
        try (Relay relay = Relay.of(API);
                StreamClient removed = StreamClient.as(API, People.TOM).subscribe("profiles");
                StreamClient stays = StreamClient.as(API, People.VICTOR).subscribe("profiles")) {
            removed.first("snapshot");
            stays.first("snapshot");
            relay.profile(People.Tenants.ACME, profile, "while a member").block();
            removed.await("event", message -> message.toString().contains("while a member"));

            API.rows().execute("delete from members where tenant_id = ? and subject = 'tom'", People.Tenants.ACME);

            assertThat(removed.closeCode()).isEqualTo(4403);
            relay.profile(People.Tenants.ACME, profile, "after the removal").block();
            stays.await("event", message -> message.toString().contains("after the removal"));
            assertThat(removed.bytes()).doesNotContain("after the removal");
            assertThat(stays.isClosed()).isFalse();
            Refused.check(
                    "membership_missing",
                    403,
                    API.as(People.TOM).get().uri("/ws/v1/stream").header("Upgrade", "websocket"));
        }
    }

    @Test
    void who_answers_no_ping_is_closed_and_who_answers_stays() throws IOException {
        double before = ended("silent");
        try (StreamClient answers = StreamClient.as(API, People.VICTOR);
                SilentClient silent = SilentClient.as(API, People.VICTOR)) {
            assertThat(silent.closeCode()).isEqualTo(4008);
            assertThat(silent.pings()).as("asked before it was given up").isPositive();

            Market.await(() -> ended("silent") == before + 1);
            StreamClient.pause(Duration.ofSeconds(3));
            assertThat(answers.isClosed()).isFalse();
            assertThat(answers.first("welcome").get("subject").asString()).isEqualTo("victor");
        }
    }

    @Test
    void more_than_the_service_takes_are_refused_until_one_has_left() {
        try (StreamClient first = StreamClient.as(API, People.VICTOR);
                StreamClient second = StreamClient.as(API, People.GINA)) {
            try (StreamClient third = StreamClient.as(API, People.SUSAN)) {
                third.first("welcome");
                Refused.check(
                        "stream_connections",
                        429,
                        API.as(People.VICTOR).get().uri("/ws/v1/stream").header("Upgrade", "websocket"));
            }
            Market.await(() -> API.bean(Connections.class).all().size() == 2);
            Market.await(() -> ended("by_client") > 0);
            try (StreamClient next = StreamClient.as(API, People.VICTOR)) {
                next.first("welcome");
            }
            assertThat(List.of(first, second)).noneMatch(StreamClient::isClosed);
        }
    }

    @Test
    void of_many_that_come_at_once_no_more_than_allowed_stay() {
        List<StreamClient> arrived = IntStream.range(0, 24)
                .parallel()
                .mapToObj(i -> arriving())
                .flatMap(Optional::stream)
                .toList();
        try {
            List<StreamClient> refused =
                    arrived.stream().filter(client -> !isWelcome(client)).toList();

            assertThat(arrived).hasSize(refused.size() + 3);
            assertThat(refused)
                    .as("too late for a refusal over HTTP")
                    .allSatisfy(client -> assertThat(client.closeCode()).isEqualTo(4029));
        } finally {
            arrived.forEach(StreamClient::close);
        }
    }

    private static Optional<StreamClient> arriving() {
        try {
            return Optional.of(StreamClient.as(API, People.VICTOR));
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(WebSocketHandshakeException.class);
            return Optional.empty();
        }
    }

    private static boolean isWelcome(StreamClient client) {
        Market.await(() -> client.isClosed() || !client.all("welcome").isEmpty());
        return !client.isClosed();
    }

    private static double ended(String reason) {
        return API.bean(MeterRegistry.class).find("lockstep.stream.closed").tag("reason", reason).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
