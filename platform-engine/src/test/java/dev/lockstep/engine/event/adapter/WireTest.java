package dev.lockstep.engine.event.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.event.EventCodec;
import dev.lockstep.engine.event.OutgoingEvent;
import dev.lockstep.engine.event.PlatformEvent;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.000006Z");
    private static final TenantId TENANT = TenantId.of("00000000-0000-0000-0000-00000000000a");
    private static final UUID PROFILE = new UUID(1, 2);

    private final EventCodec codec = new JacksonEventCodec();
    private final Wire wire = new Wire(codec);

    @Test
    void every_kind_of_event_comes_back_as_it_was_written() {
        for (PlatformEvent event : everyKind()) {
            assertThat(codec.event(codec.type(event), EventCodec.VERSION, codec.json(event)))
                    .contains(event);
        }
        assertThat(everyKind()).hasSameSizeAs(PlatformEvent.class.getPermittedSubclasses());
    }

    @Test
    void amounts_travel_as_plain_decimal_text_and_instants_as_iso() {
        String json = codec.json(fill());

        assertThat(json).contains("\"quantity\":\"0.00000001\"", "\"executedAt\":\"2026-01-02T03:04:05.000006Z\"");
    }

    @Test
    void a_message_carries_the_whole_envelope() {
        OutgoingEvent sent = outgoing("FillRecorded", codec.json(fill()));

        Wire.Read read = wire.read(TENANT.toString(), Wire.write(sent));

        assertThat(read).isInstanceOfSatisfying(Wire.Read.Event.class, event -> {
            assertThat(event.envelope().event()).isEqualTo(fill());
            assertThat(event.envelope().sequence()).isEqualTo(7);
            assertThat(event.envelope().tenant()).isEqualTo(TENANT);
            assertThat(event.envelope().occurredAt()).isEqualTo(AT);
            assertThat(event.envelope().traceparent()).isNull();
        });
    }

    @Test
    void a_field_of_the_future_is_ignored_and_a_type_of_the_future_left_alone() {
        String more = codec.json(fill()).replaceFirst("\\{", "{\"mood\":\"good\",");

        assertThat(wire.read(TENANT.toString(), Wire.write(outgoing("FillRecorded", more))))
                .isInstanceOf(Wire.Read.Event.class);
        assertThat(wire.read(TENANT.toString(), Wire.write(outgoing("MoonLanded", "{}"))))
                .isEqualTo(new Wire.Read.Ignored("type MoonLanded version 1 is not known here"));
    }

    @Test
    void rubbish_and_a_foreign_key_are_refused_without_a_crash() {
        String message = Wire.write(outgoing("FillRecorded", codec.json(fill())));

        for (String text : List.of("", "null", "[]", "{", "{}", "{\"id\":1}", message.replace("0000000a", "xyz"))) {
            assertThat(wire.read(TENANT.toString(), text)).isInstanceOf(Wire.Read.Ignored.class);
        }
        assertThat(wire.read(null, message)).isInstanceOf(Wire.Read.Ignored.class);
        assertThat(wire.read(TENANT.toString(), null)).isInstanceOf(Wire.Read.Ignored.class);
        assertThat(wire.read(UUID.randomUUID().toString(), message))
                .isEqualTo(new Wire.Read.Ignored("its key names another tenant than its content"));
    }

    private static OutgoingEvent outgoing(String type, String payload) {
        return new OutgoingEvent(
                new UUID(3, 4), TENANT, 7, new CorrelationId("correlation-1"), null, AT, type, payload);
    }

    private static PlatformEvent fill() {
        return new PlatformEvent.FillRecorded(
                PROFILE,
                "0".repeat(32),
                "17",
                "BTCUSDT",
                "BUY",
                new BigDecimal("0.00000001"),
                new BigDecimal("60000"),
                BigDecimal.ZERO,
                "BNB",
                AT);
    }

    private static List<PlatformEvent> everyKind() {
        BigDecimal one = BigDecimal.ONE;
        return List.of(
                new PlatformEvent.ProfileChanged(PROFILE, "one", "RUNNING", "FAULTED", "why", 3),
                new PlatformEvent.DecisionMade(
                        PROFILE, PROFILE, "BTCUSDT", AT, "enter", "DENIED", "COOLDOWN", List.of("a", "b")),
                new PlatformEvent.OrderChanged(
                        PROFILE, "id", "BTCUSDT", "BUY", "LIMIT", "ENTRY", "NEW", one, one, one, null, 2),
                fill(),
                new PlatformEvent.PositionChanged(
                        PROFILE, PROFILE, "BTCUSDT", "OPEN", one, one, one, one, null, "NAKED", 1),
                new PlatformEvent.ExitRefused(PROFILE, PROFILE, "BTCUSDT", 2, AT, "-2010 not now"),
                new PlatformEvent.BalanceChanged(
                        PROFILE, PROFILE, "HOLD", List.of(new PlatformEvent.BalanceChanged.Delta("A", "USDT", one))));
    }
}
