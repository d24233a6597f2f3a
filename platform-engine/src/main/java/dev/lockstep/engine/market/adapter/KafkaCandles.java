package dev.lockstep.engine.market.adapter;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.CandleFeed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.kafka.receiver.KafkaReceiver;
import reactor.kafka.receiver.ReceiverOptions;
import reactor.kafka.receiver.ReceiverRecord;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderOptions;
import reactor.kafka.sender.SenderRecord;
import reactor.util.retry.Retry;

/** {@link CandleFeed} on Kafka; every engine has a consumer group of its own and so receives all. */
final class KafkaCandles implements CandleFeed, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaCandles.class);

    private final KafkaSender<String, String> sender;
    private final ReceiverOptions<String, String> receiving;
    private final String topic;
    private final Counter refused;
    private final Sinks.Empty<Void> closed = Sinks.empty();

    KafkaCandles(CandleFeedSettings settings, String group, MeterRegistry meters) {
        this.sender = KafkaSender.create(sending(settings));
        this.receiving = receiving(settings, group);
        this.topic = settings.candlesTopic();
        this.refused = Counter.builder("lockstep.candles.refused")
                .description("messages on the candles topic that are no candle or break the contract")
                .register(meters);
    }

    @Override
    public Mono<Void> publish(Candle candle) {
        ProducerRecord<String, String> message =
                new ProducerRecord<>(topic, CandleMessage.key(candle), CandleMessage.write(candle));
        // the producer blocks its caller while it looks for the broker
        return sender.send(Mono.just(SenderRecord.create(message, candle.openTime()))
                        .subscribeOn(Schedulers.boundedElastic()))
                .then();
    }

    @Override
    public Flux<Candle> candles() {
        return Flux.defer(() -> KafkaReceiver.create(receiving).receive())
                .concatMap(this::read)
                .doOnError(e -> LOG.warn("candle feed interrupted, reconnecting: {}", e.toString()))
                // the whole receive: a consumer that failed once stays failed
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(5)))
                .takeUntilOther(closed.asMono());
    }

    /** Leaves the group at once; a consumer that just vanishes is waited for until its session runs out. */
    @Override
    public void close() {
        Sinks.EmitResult _ = closed.tryEmitEmpty();
        sender.close();
    }

    private Mono<Candle> read(ReceiverRecord<String, String> message) {
        message.receiverOffset().acknowledge();
        String where = message.topic() + "-" + message.partition() + "@" + message.offset();
        try {
            return Mono.just(CandleMessage.read(message.value(), where));
        } catch (RuntimeException e) {
            refused.increment();
            LOG.warn("message {} is no candle: {}", where, e.getMessage());
            return Mono.empty();
        }
    }

    private static SenderOptions<String, String> sending(CandleFeedSettings settings) {
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
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                3000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                4000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                8000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1000));
    }

    private static ReceiverOptions<String, String> receiving(CandleFeedSettings settings, String group) {
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
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        10_000,
                        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                        StringDeserializer.class,
                        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                        StringDeserializer.class))
                .subscription(List.of(settings.candlesTopic()))
                .commitInterval(Duration.ofSeconds(1));
    }
}
