package dev.lockstep.engine.event.adapter;

import dev.lockstep.engine.event.EventPublisher;
import dev.lockstep.engine.event.OutgoingEvent;
import dev.lockstep.engine.feed.adapter.kafka.TopicSender;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Events onto Kafka, keyed by tenant so that order holds. */
final class KafkaPublisher implements EventPublisher, AutoCloseable {
    private static final Duration LINGER = Duration.ofMillis(2);

    private final TopicSender sender;
    private final String topic;
    private final Counter published;

    KafkaPublisher(KafkaSettings settings, MeterRegistry meters) {
        this.sender = new TopicSender(settings.bootstrapServers(), LINGER);
        this.topic = settings.eventsTopic();
        this.published = Counter.builder("lockstep.events.published")
                .description("events the broker has acknowledged; more than were written where some were sent twice")
                .register(meters);
    }

    @Override
    public Mono<Void> publish(List<OutgoingEvent> events) {
        return sender.send(Flux.fromIterable(events).map(this::message))
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
}
