package dev.lockstep.engine.event.adapter;

import dev.lockstep.engine.event.EventEnvelope;
import dev.lockstep.engine.event.EventFeed;
import dev.lockstep.engine.feed.FeedState;
import dev.lockstep.engine.feed.adapter.kafka.TopicReader;
import dev.lockstep.engine.tracing.Step;
import dev.lockstep.engine.tracing.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.kafka.receiver.ReceiverRecord;

/** Events from Kafka, all of them in every process. */
final class KafkaEventFeed implements EventFeed, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaEventFeed.class);

    private final TopicReader topic;
    private final Wire wire;
    private final Traces traces;
    private final Counter ignored;

    KafkaEventFeed(KafkaSettings settings, String group, Wire wire, MeterRegistry meters, Traces traces) {
        this.topic = new TopicReader(settings.bootstrapServers(), settings.eventsTopic(), group);
        this.traces = traces;
        this.wire = wire;
        this.ignored = Counter.builder("lockstep.events.ignored")
                .description("messages on the events topic that were not understood or contradict their key")
                .register(meters);
    }

    @Override
    public Flux<EventEnvelope> events() {
        return topic.messages().concatMap(this::read);
    }

    @Override
    public FeedState state() {
        return topic.state();
    }

    @Override
    public void close() {
        topic.close();
    }

    private Mono<EventEnvelope> read(ReceiverRecord<String, String> message) {
        return switch (wire.read(message.key(), message.value())) {
            case Wire.Read.Event event -> Mono.just(passed(event.envelope()));
            case Wire.Read.Ignored why -> ignore(message, why.why());
        };
    }

    /** The trace goes on from here: what is sent to a browser is a child of this step. */
    private EventEnvelope passed(EventEnvelope event) {
        return event.traced(traces.passed(Step.FEED, event.traceparent()));
    }

    private Mono<EventEnvelope> ignore(ReceiverRecord<String, String> message, String why) {
        ignored.increment();
        LOG.warn("message {}-{}@{} left alone: {}", message.topic(), message.partition(), message.offset(), why);
        return Mono.empty();
    }
}
