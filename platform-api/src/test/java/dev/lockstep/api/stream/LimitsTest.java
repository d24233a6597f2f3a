package dev.lockstep.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.People;
import dev.lockstep.api.testing.StreamClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How much one client may ask for, and what becomes of one that asks for more. */
@Tag("server")
class LimitsTest {
    private static final ApiFixture API = ApiFixture.running();

    @Test
    void a_message_beyond_64_kib_ends_the_connection() {
        try (StreamClient client = StreamClient.as(API, People.VICTOR)) {
            client.first("welcome");
            client.say("x".repeat(65_537));

            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void messages_faster_than_allowed_end_the_connection() {
        try (StreamClient client = StreamClient.as(API, People.VICTOR)) {
            client.first("welcome");
            for (int i = 0; i < 100 && !client.isClosed(); i++) {
                client.say("{\"op\":\"unsubscribe\",\"topics\":[\"orders\"]}");
            }

            assertThat(client.closeCode()).isEqualTo(4029);
        }
    }

    @Test
    void what_is_not_understood_is_said_and_too_much_of_it_ends_the_connection() {
        try (StreamClient client = StreamClient.as(API, People.VICTOR)) {
            client.first("welcome");
            for (String bad : List.of(
                    "no json",
                    "[]",
                    "null",
                    "{\"op\":\"dance\"}",
                    "{\"op\":\"subscribe\"}",
                    "{\"op\":\"subscribe\",\"topics\":[]}",
                    "{\"op\":\"subscribe\",\"topics\":[\"orders\"],\"from\":-1}",
                    "{\"op\":\"subscribe\",\"topics\":[\"orders\"],\"extra\":1}",
                    "{\"op\":\"authenticate\"}",
                    "{\"op\":\"authenticate\",\"ticket\":\"a\",\"token\":\"b\"}")) {
                client.say(bad);
            }
            client.say("{\"op\":\"still no\"}");

            assertThat(client.closeCode()).isEqualTo(4400);
            assertThat(client.all("problem"))
                    .allSatisfy(problem ->
                            assertThat(problem.get("code").asString()).isEqualTo("stream_message"))
                    .hasSizeGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void a_topic_that_is_not_there_or_not_ours_is_refused_and_the_connection_stays() {
        try (StreamClient client = StreamClient.as(API, People.SUSAN)) {
            client.first("welcome");
            for (String topic : List.of(
                    "trades", "", "candles:binance", "candles:BINANCE:BTCUSDT:1m", "candles:binance:BTCUSDT:7m")) {
                client.subscribe(topic);
            }
            client.subscribe("candles:binance:BTCUSDT:1m");
            client.await("problem", message -> message.get("detail").asString().contains("none of your profiles"));
            client.subscribe("orders").first("subscribed");

            assertThat(client.all("problem"))
                    .hasSize(6)
                    .allSatisfy(problem ->
                            assertThat(problem.get("code").asString()).isEqualTo("stream_topic"));
        }
    }

    @Test
    void more_topics_than_allowed_are_refused() {
        String many = IntStream.range(0, 33).mapToObj(i -> "\"orders\"").collect(Collectors.joining(","));
        try (StreamClient client = StreamClient.as(API, People.VICTOR)) {
            client.first("welcome");
            client.say("{\"op\":\"subscribe\",\"topics\":[" + many + "]}");

            assertThat(client.first("problem").get("code").asString()).isEqualTo("stream_message");
        }
    }

    @Test
    void a_tenant_has_its_share_of_connections_and_takes_none_of_anothers() {
        List<StreamClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                clients.add(StreamClient.as(API, People.SUSAN));
                clients.getLast().first("welcome");
            }
            try (StreamClient oneTooMany = StreamClient.as(API, People.SUSAN);
                    StreamClient another = StreamClient.as(API, People.VICTOR)) {
                assertThat(oneTooMany.first("problem").get("code").asString()).isEqualTo("stream_connections");
                assertThat(oneTooMany.closeCode()).isEqualTo(4029);
                another.first("welcome");
            }
        } finally {
            clients.forEach(StreamClient::close);
        }
    }
}
