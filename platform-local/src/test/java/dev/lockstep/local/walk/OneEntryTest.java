package dev.lockstep.local.walk;

import static dev.lockstep.local.walk.WalkTrader.ACCOUNT;
import static dev.lockstep.local.walk.WalkTrader.PROFILE;
import static dev.lockstep.local.walk.WalkTrader.TENANT;
import static dev.lockstep.local.walk.WalkTrader.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.testing.SpanSink;
import dev.lockstep.engine.time.CorrelationId;
import dev.lockstep.engine.time.DerivedId;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One entry on the real walk, as operators see it: in the log, in a trace, and when the engine is stopped. */
@Tag("server")
class OneEntryTest {
    private static final List<String> VOCABULARY = List.of(
            "RUN_START",
            "GUARD cooldown_passed",
            "GUARD idempotency_passed",
            "ORDER_PLACED",
            "ORDER_FILLED",
            "SLTP_PLACED",
            "RUN_END");

    @Test
    void an_entry_is_one_story_in_the_log_and_one_trace_from_signal_to_feed(@TempDir Path directory)
            throws IOException {
        try (var sink = SpanSink.start();
                var installation = new Installation(directory, 7)) {
            installation.settle(TENANT, ACCOUNT, WalkTrader.profile());
            var engine = installation.engine(settings(Map.of(
                    "management.opentelemetry.tracing.export.otlp.endpoint",
                    sink.endpoint(),
                    "management.opentelemetry.tracing.export.schedule-delay",
                    "200ms",
                    "lockstep.log.debug-trading",
                    true)));
            try (var lines = EventLines.listen()) {
                await("an entry told in order", () -> !told(installation, lines).isEmpty());
                String decision = told(installation, lines).getFirst();

                theLogTellsItUnderOneId(lines, decision);
                theSameLinesAsJsonHaveFieldsOfTheirOwn(lines, decision);
                everyDecisionPointIsPrinted(lines, decision);
                theTraceIsWhole(sink, decision);
            }
            engine.close();
            nothingIsLeftHalfDone(installation);
        }
    }

    @Test
    void a_dry_run_does_everything_but_the_send(@TempDir Path directory) throws IOException {
        try (var installation = new Installation(directory, 7)) {
            installation.settle(TENANT, ACCOUNT, WalkTrader.profile());
            installation.engine(settings(
                    Map.of("lockstep.engine.dry-run", true, "lockstep.engine.correlation-id", "e2e-run-0001")));

            await(
                    "a decision that was not sent",
                    () -> !installation
                            .column(
                                    "select 1 from decisions where verdict = 'ALLOWED' and reasons::text like '%dry run%'")
                            .isEmpty());

            assertThat(installation.column("select distinct status from orders"))
                    .containsExactly("NOT_PLACED");
            assertThat(installation.column("select distinct state from order_intents"))
                    .containsExactly("UNSENT");
            assertThat(installation.column("select 1 from fills union all select 1 from positions"))
                    .isEmpty();
            assertThat(installation.column("select distinct correlation_id from orders"))
                    .containsExactly("e2e-run-0001");
            assertThat(installation.column(
                            "select distinct trim_scale(amount)::text from ledger_accounts where kind = 'AVAILABLE'"))
                    .containsExactly("10000");
            assertThat(installation.column(
                            "select 1 from outbox where type = 'DecisionMade' and payload::text like '%dry run%'"))
                    .isNotEmpty();
        }
    }

    private static Map<String, Object> settings(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(more);
        all.put("lockstep.pace.mode", "lockstep");
        all.put("lockstep.engine.lease-ttl", "20s");
        all.put("lockstep.engine.shards", 2);
        return all;
    }

    /** Correlation ids of entries whose whole story was heard. */
    private static List<String> told(Installation installation, EventLines lines) {
        return installation.column("select distinct correlation_id from orders where leg = 'ENTRY'").stream()
                .filter(id -> VOCABULARY.stream()
                        .allMatch(word -> lines.of(id).stream().anyMatch(line -> line.startsWith(word + " "))))
                .toList();
    }

    private static void theLogTellsItUnderOneId(EventLines lines, String decision) {
        List<String> words = lines.of(decision).stream()
                .map(line -> VOCABULARY.stream()
                        .filter(word -> line.startsWith(word + " "))
                        .findFirst())
                .flatMap(word -> word.stream())
                .toList();
        assertThat(words).containsSubsequence(VOCABULARY);
        assertThat(words.indexOf("ORDER_PLACED")).isLessThan(words.indexOf("ORDER_FILLED"));
        assertThat(lines.of(decision)).allSatisfy(line -> assertThat(line).contains("tenant=" + TENANT));
    }

    private static void theSameLinesAsJsonHaveFieldsOfTheirOwn(EventLines lines, String decision) {
        String traceId = DerivedId.hex(32, "trace", new CorrelationId(decision));
        List<JsonNode> json = lines.json(decision);
        assertThat(json).extracting(line -> line.get("event").asString()).containsSubsequence(VOCABULARY);
        assertThat(json).hasSameSizeAs(lines.of(decision)).allSatisfy(line -> {
            assertThat(line.get("tenant").asString()).isEqualTo(TENANT.toString());
            assertThat(line.get("profile").asString()).isEqualTo(PROFILE.toString());
            assertThat(line.get("traceId").asString()).isEqualTo(traceId);
            assertThat(line.get("message").asString())
                    .contains(line.get("event").asString(), "correlation_id=" + decision);
        });
        assertThat(json)
                .filteredOn(line -> line.get("event").asString().equals("ORDER_PLACED"))
                .first()
                .satisfies(line -> assertThat(line.get("side").asString()).isEqualTo("BUY"))
                .satisfies(line -> assertThat(line.get("order_id").asString()).hasSize(32));
    }

    private static void everyDecisionPointIsPrinted(EventLines lines, String decision) {
        List<String> points = lines.of(decision).stream()
                .filter(line -> line.startsWith("[DEBUG_TRADING] "))
                .toList();
        for (String step : List.of("guard.running", "guard.large_enough", "begin_entry", "place", "coverage")) {
            assertThat(points).anySatisfy(line -> assertThat(line).contains("step=" + step + " "));
        }
    }

    private static void theTraceIsWhole(SpanSink sink, String decision) {
        String traceId = DerivedId.hex(32, "trace", new CorrelationId(decision));
        Set<String> wanted =
                Set.of("signal", "decision", "begin-entry", "place", "report", "apply-fill", "protect", "feed");
        await("the trace", () -> names(sink.spansOf(traceId)).containsAll(wanted));
        List<Span> spans = sink.spansOf(traceId);
        Set<String> ids = spans.stream()
                .map(span -> SpanSink.hex(span.getSpanId().toByteArray()))
                .collect(Collectors.toSet());
        assertThat(spans)
                .filteredOn(span ->
                        Set.of("decision", "begin-entry", "place", "feed").contains(span.getName()))
                .allSatisfy(span -> assertThat(ids)
                        .as("the parent of " + span.getName())
                        .contains(SpanSink.hex(span.getParentSpanId().toByteArray())));
    }

    private static void nothingIsLeftHalfDone(Installation installation) {
        assertThat(installation.column("select lease_key from leases where expires_at > clock_timestamp()"))
                .isEmpty();
        assertThat(installation.column("select intent_id from order_intents where state = 'PENDING'"))
                .isEmpty();
    }

    private static Set<String> names(List<Span> spans) {
        return spans.stream().map(Span::getName).collect(Collectors.toSet());
    }
}
