package dev.lockstep.engine.event.adapter;

import dev.lockstep.engine.event.EventEnvelope;
import dev.lockstep.engine.event.EventFeed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.kafka.receiver.KafkaReceiver;
import reactor.kafka.receiver.ReceiverOptions;
import reactor.kafka.receiver.ReceiverRecord;
import reactor.util.retry.Retry;

/**
 * Events from Kafka, all of them in every process: each has a consumer group of its own, so that a restarted process
 * waits for no other's session to run out.
 */
final class KafkaEventFeed implements EventFeed, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaEventFeed.class);

    private final ReceiverOptions<String, String> options;
    private final String group;
    private final AtomicInteger subscribers = new AtomicInteger();
    private final Wire wire;
    private final Counter ignored;
    private final Sinks.Empty<Void> closed = Sinks.empty();

    KafkaEventFeed(KafkaSettings settings, String group, Wire wire, MeterRegistry meters) {
        this.options = options(settings, group);
        this.group = group;
        this.wire = wire;
        this.ignored = Counter.builder("lockstep.events.ignored")
                .description("messages on the events topic that were not understood or contradict their key")
                .register(meters);
    }

    /** Each subscriber gets all of them: two in one group would share the partitions between them. */
    @Override
    public Flux<EventEnvelope> events() {
        return Flux.defer(() -> events(
                options.consumerProperty(ConsumerConfig.GROUP_ID_CONFIG, group + "-" + subscribers.incrementAndGet())));
    }

    private Flux<EventEnvelope> events(ReceiverOptions<String, String> own) {
        return Flux.defer(() -> KafkaReceiver.create(own).receive())
                .concatMap(this::read)
                .doOnError(e -> LOG.warn("event feed interrupted, reconnecting: {}", e.toString()))
                // the whole receive: a consumer that failed once stays failed
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(5)))
                .takeUntilOther(closed.asMono());
    }

    /** Leaves the group at once; a consumer that just vanishes is waited for until its session runs out. */
    @Override
    public void close() {
        Sinks.EmitResult _ = closed.tryEmitEmpty();
    }

    private Mono<EventEnvelope> read(ReceiverRecord<String, String> message) {
        message.receiverOffset().acknowledge();
        return switch (wire.read(message.key(), message.value())) {
            case Wire.Read.Event event -> Mono.just(event.envelope());
            case Wire.Read.Ignored why -> ignore(message, why.why());
        };
    }

    private Mono<EventEnvelope> ignore(ReceiverRecord<String, String> message, String why) {
        ignored.increment();
        LOG.warn("message {}-{}@{} left alone: {}", message.topic(), message.partition(), message.offset(), why);
        return Mono.empty();
    }

    private static ReceiverOptions<String, String> options(KafkaSettings settings, String group) {
        return ReceiverOptions.<String, String>create(Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                        "classic",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "latest",
                        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                        6000,
                        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                        1000,
                        // a topic made after the start is noticed soon
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        10_000,
                        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                        StringDeserializer.class,
                        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                        StringDeserializer.class))
                .subscription(List.of(settings.eventsTopic()))
                .commitInterval(Duration.ofSeconds(1));
    }
}
