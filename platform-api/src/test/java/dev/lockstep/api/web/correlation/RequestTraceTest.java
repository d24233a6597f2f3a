package dev.lockstep.api.web.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.LogLines;
import dev.lockstep.api.testing.Market;
import dev.lockstep.api.testing.People;
import dev.lockstep.api.testing.ProfileBody;
import dev.lockstep.api.testing.Relay;
import dev.lockstep.api.testing.StreamClient;
import dev.lockstep.api.testing.Writes;
import dev.lockstep.engine.event.EventFeed;
import dev.lockstep.engine.testing.KafkaFixture;
import dev.lockstep.engine.testing.SpanSink;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a program asks over HTTP is one trace with what follows from it, and has the caller's own correlation id. */
@Tag("server")
class RequestTraceTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String CORRELATION = "asked-by-a-program-1";

    @Test
    void a_request_its_event_the_message_and_the_stream_are_one_trace_under_the_callers_correlation_id()
            throws IOException {
        try (SpanSink sink = SpanSink.start();
                ApiFixture api = ApiFixture.with(
                        KafkaFixture.shared(),
                        "management.opentelemetry.tracing.export.otlp.endpoint=" + sink.endpoint(),
                        "management.opentelemetry.tracing.export.schedule-delay=200ms");
                Relay _ = Relay.of(api);
                StreamClient client = StreamClient.as(api, People.VICTOR).subscribe("profiles");
                LogLines log = new LogLines()) {
            Object profile =
                    Writes.created(api.as(People.ALICE), ProfileBody.ofAcme()).get("id");
            Market.await(() -> api.bean(EventFeed.class).state().connected());
            client.first("snapshot");

            Writes.act(api.as(People.ALICE), profile, "pause")
                    .header("traceparent", traceparent(CALLER))
                    .header(Correlation.HEADER, CORRELATION)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals(Correlation.HEADER, CORRELATION);

            String server = theServersSpan(sink);
            theEventGoesOnFromIt(api, server);
            theMessageCarriesIt(api, server);
            theStreamCarriesIt(client, sink, server);
            theLogNamesIt(log);
        }
    }

    private static String theServersSpan(SpanSink sink) {
        Span span = span(sink, each -> each.getKind() == Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(SpanSink.hex(span.getParentSpanId().toByteArray())).isEqualTo(CALLER);
        assertThat(span.getName()).isEqualTo("http post /api/v1/profiles/{id}/pause");
        return SpanSink.hex(span.getSpanId().toByteArray());
    }

    private static void theEventGoesOnFromIt(ApiFixture api, String server) {
        String stored = "select string_agg(traceparent, ' ') from outbox where correlation_id = '" + CORRELATION + "'";
        assertThat(api.rows().text(stored)).isEqualTo(traceparent(server));
    }

    private static void theMessageCarriesIt(ApiFixture api, String server) {
        ConsumerRecord<String, String> message = message(api);
        assertThat(header(message, "traceparent")).isEqualTo(traceparent(server));
        assertThat(message.key()).isEqualTo(People.Tenants.ACME.toString());
        assertThat(message.value()).contains("\"PAUSED\"", CORRELATION, TRACE);
    }

    private static void theStreamCarriesIt(StreamClient client, SpanSink sink, String server) {
        JsonNode event = client.await(
                "event", message -> message.get("correlation_id").asString().equals(CORRELATION));
        Span feed = span(sink, each -> each.getName().equals("feed"));

        assertThat(SpanSink.hex(feed.getParentSpanId().toByteArray())).isEqualTo(server);
        assertThat(event.get("traceparent").asString())
                .isEqualTo(traceparent(SpanSink.hex(feed.getSpanId().toByteArray())));
    }

    private static void theLogNamesIt(LogLines log) {
        assertThat(log.json("WRITE_DONE route=\"POST /api/v1/profiles/"))
                .filteredOn(line -> line.get("message").asString().contains("/pause"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.get("correlation_id").asString()).isEqualTo(CORRELATION);
                    assertThat(line.get("traceId").asString()).isEqualTo(TRACE);
                    assertThat(line.get("tenant").asString()).isEqualTo(People.Tenants.ACME.toString());
                    assertThat(line.get("event").asString()).isEqualTo("WRITE_DONE");
                    assertThat(line.get("message").asString()).contains("correlation_id=" + CORRELATION);
                });
    }

    private static Span span(SpanSink sink, Predicate<Span> wanted) {
        Market.await(() -> sink.spansOf(TRACE).stream().anyMatch(wanted));
        return sink.spansOf(TRACE).stream().filter(wanted).findFirst().orElseThrow();
    }

    private static ConsumerRecord<String, String> message(ApiFixture api) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", api.kafka().bootstrapServers(),
                "group.id", "looking-at-headers",
                "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(api.eventsTopic()));
            for (int i = 0; i < 60; i++) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(500))) {
                    if (header(message, "correlation-id").equals(CORRELATION)) {
                        return message;
                    }
                }
            }
            throw new AssertionError("no message of " + CORRELATION);
        }
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return Optional.ofNullable(message.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .orElse("");
    }

    private static String traceparent(String span) {
        return "00-" + TRACE + "-" + span + "-01";
    }
}
