package dev.lockstep.engine.event.adapter;

import dev.lockstep.engine.event.EventPublisher;
import dev.lockstep.engine.event.OutgoingEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderOptions;
import reactor.kafka.sender.SenderRecord;

/** Events onto Kafka: one idempotent producer, acknowledged by all replicas, keyed by tenant so that order holds. */
final class KafkaPublisher implements EventPublisher, AutoCloseable {
    private final KafkaSender<String, String> sender;
    private final String topic;
    private final Counter published;

    KafkaPublisher(KafkaSettings settings, MeterRegistry meters) {
        this.sender = KafkaSender.create(options(settings));
        this.topic = settings.eventsTopic();
        this.published = Counter.builder("lockstep.events.published")
                .description("events the broker has acknowledged; more than were written where some were sent twice")
                .register(meters);
    }

    @Override
    public Mono<Void> publish(List<OutgoingEvent> events) {
        return sender.send(Flux.fromIterable(events)
                        .map(event -> SenderRecord.create(message(event), event.sequence()))
                        // the producer blocks its caller while it looks for the broker
                        .subscribeOn(Schedulers.boundedElastic()))
                .doOnNext(acknowledged -> published.increment())
                .then();
    }

    @Override
    public void close() {
        sender.close();
    }

    private ProducerRecord<String, String> message(OutgoingEvent event) {
        ProducerRecord<String, String> message =
                new ProducerRecord<>(topic, event.tenant().toString(), Wire.write(event));
        message.headers().add("correlation-id", bytes(event.correlationId().value()));
        message.headers().add("event-type", bytes(event.type()));
        if (event.traceparent() != null) {
            message.headers().add("traceparent", bytes(event.traceparent()));
        }
        return message;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SenderOptions<String, String> options(KafkaSettings settings) {
        return SenderOptions.create(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                2,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                3000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                4000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                8000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1000));
    }
}
