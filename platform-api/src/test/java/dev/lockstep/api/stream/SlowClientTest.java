package dev.lockstep.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.LogLines;
import dev.lockstep.api.testing.Market;
import dev.lockstep.api.testing.People;
import dev.lockstep.api.testing.SilentClient;
import dev.lockstep.api.testing.StreamClient;
import dev.lockstep.engine.event.EventEnvelope;
import dev.lockstep.engine.event.PlatformEvent;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A client that stops reading costs the others nothing. */
@Tag("server")
class SlowClientTest {
    private static final ApiFixture API = ApiFixture.running();
    private static final TenantId TENANT = new TenantId(People.Tenants.SUSPENDED);
    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void it_is_closed_for_slowness_while_another_hears_everything_and_the_heap_stays_flat() throws IOException {
        double before = ended();
        try (LogLines log = new LogLines();
                SilentClient slow = SilentClient.as(API, People.SUSAN);
                StreamClient quick = StreamClient.as(API, People.SUSAN).subscribe("profiles")) {
            String session =
                    JsonMapper.shared().readTree(slow.nextText()).get("session").asString();
            slow.say("{\"op\":\"subscribe\",\"topics\":[\"profiles\"]}");
            quick.first("snapshot");
            Market.await(() -> live() == 2);
            long heap = heap();

            // 4000 events of 16 KB: 64 MB that the slow one does not take
            for (int i = 0; i < 4000; i++) {
                publish(i);
                if (i % 16 == 0) {
                    int told = i;
                    quick.await("event", message -> message.toString().contains("number-" + told + "-"));
                    quick.forget();
                }
            }
            quick.await("event", message -> message.toString().contains("number-3999-"));
            quick.forget();

            Market.await(() -> live() == 1);
            assertThat(heap() - heap).as("bytes kept for who does not read").isLessThan(24 * MEGABYTE);
            assertThat(log.with("STREAM_CLOSED session=" + session))
                    .singleElement()
                    .asString()
                    .endsWith("code=4008 reason=SLOW_CONSUMER");
            Market.await(() -> ended() == before + 1);
            assertThat(slow.closeCode())
                    .as("cut off before it read: what it was told never left this side")
                    .isEqualTo(1006);
            assertThat(quick.isClosed()).isFalse();
        }
    }

    @Test
    void who_reads_again_in_time_hears_why_it_was_closed() {
        try (StreamClient slow = StreamClient.as(API, People.SUSAN).subscribe("profiles")) {
            slow.first("snapshot");
            Market.await(() -> live() == 1);
            slow.stopReading();
            for (int i = 0; live() == 1 && i < 4000; i++) {
                publish(i);
            }
            slow.readOn();

            assertThat(slow.closeCode()).isEqualTo(4008);
        }
    }

    private static double ended() {
        return API
                .bean(MeterRegistry.class)
                .find("lockstep.stream.closed")
                .tag("reason", "slow_consumer")
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** Those of the tenant that are open and not being closed. */
    private static long live() {
        return API.bean(Connections.class).all().stream()
                .filter(session -> !session.isClosing())
                .filter(session -> session.access()
                        .filter(access -> access.caller().tenant().equals(TENANT))
                        .isPresent())
                .filter(session -> session.subscriptions().wants(Topic.OfEvents.PROFILES, Long.MAX_VALUE))
                .count();
    }

    private static void publish(int number) {
        Channels channels = API.bean(Channels.class);
        long next = channels.all().stream()
                        .filter(channel -> channel.tenant().equals(TENANT))
                        .mapToLong(TenantChannel::last)
                        .findFirst()
                        .orElseThrow()
                + 1;
        channels.heard(new EventEnvelope(
                UUID.randomUUID(),
                TENANT,
                next,
                new CorrelationId("corr-of-the-test"),
                null,
                Instant.now(),
                new PlatformEvent.ProfileChanged(
                        new UUID(0, 1), "number-" + number + "-" + "x".repeat(16_000), "RUNNING", "RUNNING", null, 1)));
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
            StreamClient.pause(Duration.ofMillis(50));
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
