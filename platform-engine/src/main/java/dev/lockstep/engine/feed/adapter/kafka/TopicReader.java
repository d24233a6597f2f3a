package dev.lockstep.engine.feed.adapter.kafka;

import dev.lockstep.engine.feed.FeedState;
import dev.lockstep.engine.time.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.kafka.receiver.KafkaReceiver;
import reactor.kafka.receiver.ReceiverOptions;
import reactor.kafka.receiver.ReceiverRecord;
import reactor.util.retry.Retry;

/**
 * A topic's messages from now on, all of them for every listener in every process: each has a consumer group of its
 * own, so that a restarted process waits for no other's session to run out and two listeners don't share partitions.
 */
public final class TopicReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);

    private final ReceiverOptions<String, String> options;
    private final String topic;
    private final String group;
    private final AtomicInteger listeners = new AtomicInteger();
    private final Set<Listening> live = ConcurrentHashMap.newKeySet();
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private volatile @Nullable Instant lastMessage;

    public TopicReader(String bootstrapServers, String topic, String group) {
        this.options = options(bootstrapServers, topic);
        this.topic = topic;
        this.group = group;
    }

    /** Reconnects by itself, until {@link #close}. */
    public Flux<ReceiverRecord<String, String>> messages() {
        return Flux.defer(() -> messages(
                options.consumerProperty(ConsumerConfig.GROUP_ID_CONFIG, group + "-" + listeners.incrementAndGet())));
    }

    public FeedState state() {
        List<Listening> now = List.copyOf(live);
        return new FeedState(!now.isEmpty() && now.stream().allMatch(Listening::connected), lastMessage);
    }

    /** Leaves the groups at once; a consumer that just vanishes is waited for until its session runs out. */
    @Override
    public void close() {
        Sinks.EmitResult _ = closed.tryEmitEmpty();
    }

    private Flux<ReceiverRecord<String, String>> messages(ReceiverOptions<String, String> own) {
        return Flux.using(() -> begun(new Listening()), listening -> heard(own, listening), live::remove)
                .doOnNext(this::received)
                .doOnError(e -> LOG.warn("feed {} interrupted, reconnecting: {}", topic, e.toString()))
                // the whole receive: a consumer that failed once stays failed
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(5)))
                .takeUntilOther(closed.asMono());
    }

    private Listening begun(Listening listening) {
        live.add(listening);
        return listening;
    }

    private static Flux<ReceiverRecord<String, String>> heard(
            ReceiverOptions<String, String> own, Listening listening) {
        KafkaReceiver<String, String> receiver = KafkaReceiver.create(own);
        return receiver.receive().takeUntilOther(listening.watch(receiver));
    }

    private void received(ReceiverRecord<String, String> message) {
        message.receiverOffset().acknowledge();
        lastMessage = WallClock.system().instant();
    }

    private static ReceiverOptions<String, String> options(String bootstrapServers, String topic) {
        return ReceiverOptions.<String, String>create(Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
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
                .subscription(List.of(topic))
                .commitInterval(Duration.ofSeconds(1));
    }
}
