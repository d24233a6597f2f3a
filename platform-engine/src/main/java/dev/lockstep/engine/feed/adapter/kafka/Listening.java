package dev.lockstep.engine.feed.adapter.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.kafka.receiver.KafkaReceiver;

/**
 * Whether one consumer is in touch. A broker that is gone is no error to a consumer, it just goes on asking; hence the
 * age of its last answered heartbeat.
 */
final class Listening {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final double SILENT_SECONDS = 4;

    private volatile boolean connected;

    boolean connected() {
        return connected;
    }

    /** Looks again and again; never ends by itself, and what it can't see is not connected. */
    Mono<Void> watch(KafkaReceiver<String, String> receiver) {
        return Flux.interval(LOOK)
                .onBackpressureDrop()
                .concatMap(tick -> receiver.doOnConsumer(Listening::inTouch).onErrorReturn(false), 1)
                .doOnNext(seen -> connected = seen)
                .then(Mono.never());
    }

    private static boolean inTouch(Consumer<String, String> consumer) {
        return !consumer.assignment().isEmpty() && heartbeatAge(consumer.metrics()) < SILENT_SECONDS;
    }

    private static double heartbeatAge(Map<MetricName, ? extends Metric> metrics) {
        return metrics.entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("last-heartbeat-seconds-ago"))
                .map(metric -> metric.getValue().metricValue())
                .filter(Double.class::isInstance)
                .mapToDouble(Double.class::cast)
                .filter(age -> age >= 0)
                .min()
                .orElse(Double.MAX_VALUE);
    }
}
