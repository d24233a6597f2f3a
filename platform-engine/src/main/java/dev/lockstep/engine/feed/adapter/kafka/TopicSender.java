package dev.lockstep.engine.feed.adapter.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderOptions;
import reactor.kafka.sender.SenderRecord;
import reactor.kafka.sender.SenderResult;

/** One idempotent producer, acknowledged by all replicas; connects when first used. */
public final class TopicSender implements AutoCloseable {
    private final KafkaSender<String, String> sender;

    /** Gathers messages for {@code linger} before it sends them. */
    public TopicSender(String bootstrapServers, Duration linger) {
        this.sender = KafkaSender.create(options(bootstrapServers, linger));
    }

    /** An element for each message the broker has; fails when one may not be there. */
    public Flux<SenderResult<Long>> send(Flux<ProducerRecord<String, String>> messages) {
        return sender.send(messages.index((place, message) -> SenderRecord.create(message, place))
                // the producer blocks its caller while it looks for the broker
                .subscribeOn(Schedulers.boundedElastic()));
    }

    @Override
    public void close() {
        sender.close();
    }

    private static SenderOptions<String, String> options(String bootstrapServers, Duration linger) {
        return SenderOptions.create(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                Math.toIntExact(linger.toMillis()),
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
