package dev.lockstep.engine.market.adapter;

import dev.lockstep.engine.feed.FeedState;
import dev.lockstep.engine.feed.adapter.kafka.TopicReader;
import dev.lockstep.engine.feed.adapter.kafka.TopicSender;
import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.CandleFeed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.kafka.receiver.ReceiverRecord;

/** {@link CandleFeed} on Kafka. */
final class KafkaCandles implements CandleFeed, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaCandles.class);

    private final TopicSender sender;
    private final TopicReader reader;
    private final String topic;
    private final Counter refused;

    KafkaCandles(CandleFeedSettings settings, String group, MeterRegistry meters) {
        this.sender = new TopicSender(settings.bootstrapServers(), Duration.ZERO);
        this.reader = new TopicReader(settings.bootstrapServers(), settings.candlesTopic(), group);
        this.topic = settings.candlesTopic();
        this.refused = Counter.builder("lockstep.candles.refused")
                .description("messages on the candles topic that are no candle or break the contract")
                .register(meters);
    }

    @Override
    public Mono<Void> publish(Candle candle) {
        return sender.send(
                        Flux.just(new ProducerRecord<>(topic, CandleMessage.key(candle), CandleMessage.write(candle))))
                .then();
    }

    @Override
    public Flux<Candle> candles() {
        return reader.messages().concatMap(this::read);
    }

    @Override
    public FeedState state() {
        return reader.state();
    }

    @Override
    public void close() {
        reader.close();
        sender.close();
    }

    private Mono<Candle> read(ReceiverRecord<String, String> message) {
        String where = message.topic() + "-" + message.partition() + "@" + message.offset();
        try {
            return Mono.just(CandleMessage.read(message.value(), where));
        } catch (RuntimeException e) {
            refused.increment();
            LOG.warn("message {} is no candle: {}", where, e.getMessage());
            return Mono.empty();
        }
    }
}
