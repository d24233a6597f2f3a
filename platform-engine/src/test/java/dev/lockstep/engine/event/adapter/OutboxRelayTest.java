package dev.lockstep.engine.event.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.db.testing.PostgresFixture;
import dev.lockstep.db.testing.TestDatabase;
import dev.lockstep.engine.event.EventEnvelope;
import dev.lockstep.engine.event.EventFeed;
import dev.lockstep.engine.event.Outbox;
import dev.lockstep.engine.event.OutboxRelay;
import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.event.PlatformEvent;
import dev.lockstep.engine.feed.FeedState;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import dev.lockstep.engine.testing.KafkaFixture;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import dev.lockstep.engine.time.CorrelationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Tag("server")
class OutboxRelayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static KafkaFixture kafka;

    private final TestDatabase database = PostgresFixture.freshDatabase();
    private final String topic = "events-" + UUID.randomUUID();
    private List<TenantId> tenants;

    @BeforeAll
    static void start_a_broker_of_our_own() {
        kafka = KafkaFixture.start();
    }

    @AfterAll
    static void stop_it() {
        kafka.close();
    }

    @BeforeEach
    void three_tenants_and_a_topic() {
        kafka.createTopic(topic, 3);
        tenants = IntStream.range(0, 3)
                .mapToObj(i -> Seed.tenant(database, "tenant-" + i))
                .toList();
    }

    @Test
    void two_relays_that_compete_publish_every_event_in_sequence_without_holes() {
        try (Stores first = Stores.relaying(database, kafka, topic);
                Stores second = Stores.relaying(database, kafka, topic)) {
            Disposable.Composite relays = Disposables.composite(run(first), run(second));

            Flux.range(0, 300)
                    .flatMap(i -> append(first, tenants.get(i % 3), "event-" + i), 4)
                    .blockLast(PATIENCE);

            awaitAllPublished(300);
            relays.dispose();
        }

        assertCompleteSequences(100);
    }

    @Test
    void a_broker_that_is_down_delays_events_and_loses_none() {
        try (Stores engine = Stores.relaying(database, kafka, topic)) {
            Disposable relay = run(engine);
            write(engine, 0, 30);
            awaitAllPublished(30);

            kafka.stop();
            long started = System.nanoTime();
            write(engine, 30, 60);
            Duration writing = Duration.ofNanos(System.nanoTime() - started);
            kafka.startAgain();

            awaitAllPublished(60);
            relay.dispose();
            assertThat(writing).as("writing does not wait for the broker").isLessThan(Duration.ofSeconds(5));
        }

        assertCompleteSequences(20);
    }

    @Test
    void the_feed_hands_on_what_the_relay_published_soon_after_the_commit() {
        try (Stores engine = Stores.relaying(database, kafka, topic)) {
            var received = new ConcurrentLinkedQueue<EventEnvelope>();
            Disposable all = Disposables.composite(
                    run(engine), engine.get(EventFeed.class).events().subscribe(received::add));

            for (int i = 0; received.isEmpty() && i < 200; i++) {
                append(engine, tenants.getFirst(), "event-" + i).block(PATIENCE);
                pause(100);
            }

            all.dispose();
            assertThat(received).isNotEmpty().allSatisfy(envelope -> {
                assertThat(envelope.tenant()).isEqualTo(tenants.getFirst());
                assertThat(envelope.correlationId()).isEqualTo(new CorrelationId("correlation-1"));
            });
        }
    }

    @Test
    void the_feed_says_whether_it_hears_anything() {
        try (Stores engine = Stores.relaying(database, kafka, topic)) {
            EventFeed feed = engine.get(EventFeed.class);
            assertThat(feed.state()).as("nobody listens").isEqualTo(new FeedState(false, null));

            Disposable listening = feed.events().subscribe();
            await(() -> feed.state().connected());
            kafka.stop();
            await(() -> !feed.state().connected());
            kafka.startAgain();
            await(() -> feed.state().connected());
            listening.dispose();

            assertThat(feed.state().connected()).isFalse();
        }
    }

    private static void await(BooleanSupplier condition) {
        for (int i = 0; !condition.getAsBoolean() && i < 600; i++) {
            pause(100);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void what_was_published_long_ago_is_forgotten_by_the_relay_itself() {
        try (Stores engine = Stores.relaying(database, kafka, topic)) {
            Disposable relay = run(engine);
            write(engine, 0, 6);
            awaitAllPublished(6);

            Seed.sql(
                    database,
                    "update outbox set published_at = clock_timestamp() - interval '25 hours' where sequence = 1");
            awaitAllPublished(3);

            relay.dispose();
        }
    }

    @Test
    void an_idle_relay_asks_once_for_all_partitions_and_little() {
        try (Stores engine = Stores.relaying(database, kafka, topic)) {
            Disposable relay = run(engine);
            write(engine, 0, 3);
            awaitAllPublished(3);
            pause(500);

            long before = transactions();
            pause(5000);
            double perSecond = (transactions() - before) / 5.0;

            relay.dispose();
            assertThat(perSecond)
                    .as(
                            "4 looks and 12 renewals of leases that live a second, each on a connection that is tried first")
                    .isBetween(5.0, 50.0);
        }
    }

    @Test
    void an_event_is_written_once_and_never_outside_a_transaction() {
        try (Stores engine = Stores.relaying(database, kafka, topic)) {
            append(engine, tenants.getFirst(), "same").block(PATIENCE);
            append(engine, tenants.getFirst(), "same").block(PATIENCE);

            assertThat(Seed.count(database, "select count(*) from outbox")).isEqualTo(1);
            assertThatThrownBy(() -> engine.get(Outbox.class)
                            .append(List.of(event(tenants.getFirst(), "other")))
                            .block(PATIENCE))
                    .hasMessageContaining("transaction");
        }
    }

    private void write(Stores engine, int from, int to) {
        Flux.range(from, to - from)
                .concatMap(i -> append(engine, tenants.get(i % 3), "event-" + i))
                .blockLast(PATIENCE);
    }

    private static Disposable run(Stores engine) {
        return engine.get(OutboxRelay.class).run().subscribe();
    }

    private static Mono<Void> append(Stores engine, TenantId tenant, String word) {
        return engine.get(TenantScope.class)
                .within(tenant, () -> engine.get(Outbox.class).append(List.of(event(tenant, word))));
    }

    private static PendingEvent event(TenantId tenant, String word) {
        return new PendingEvent(
                UUID.nameUUIDFromBytes((tenant + word).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                tenant,
                new CorrelationId("correlation-1"),
                Instant.parse("2026-01-02T03:04:05Z"),
                new PlatformEvent.ProfileChanged(new UUID(0, 1), word, "RUNNING", "RUNNING", null, 1));
    }

    private void awaitAllPublished(long expected) {
        for (int i = 0; published() != expected && i < 600; i++) {
            pause(100);
        }
        assertThat(published()).isEqualTo(expected);
    }

    private long transactions() {
        return Seed.count(database, "select xact_commit from pg_stat_database where datname = current_database()");
    }

    private long published() {
        return Seed.count(database, "select count(*) from outbox where published_at is not null");
    }

    /** Each tenant's distinct sequences are 1 to {@code count}; their first deliveries are in order. */
    private void assertCompleteSequences(int count) {
        Map<TenantId, List<Long>> firsts = new TreeMap<>();
        for (EventEnvelope envelope : everything(3 * count)) {
            List<Long> seen = firsts.computeIfAbsent(envelope.tenant(), tenant -> new ArrayList<>());
            if (!seen.contains(envelope.sequence())) {
                seen.add(envelope.sequence());
            }
        }
        assertThat(firsts).hasSize(3);
        assertThat(firsts.values())
                .allSatisfy(sequences -> assertThat(sequences)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, count).boxed().toList()));
    }

    private List<EventEnvelope> everything(int atLeast) {
        Wire wire = new Wire(new JacksonEventCodec());
        List<EventEnvelope> all = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "group.id", UUID.randomUUID().toString(),
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (int i = 0;
                    new TreeSet<>(all.stream().map(EventEnvelope::id).toList()).size() < atLeast && i < 100;
                    i++) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (wire.read(record.key(), record.value()) instanceof Wire.Read.Event(EventEnvelope envelope)) {
                        all.add(envelope);
                    }
                });
            }
        }
        return all;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
