package dev.lockstep.engine.market.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.problem.DataContractError;
import dev.lockstep.engine.testing.KafkaFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class KafkaCandlesTest {
    private static final Instrument BTC =
            new Instrument(new Venue("binance"), "BTCUSDT", Asset.of("BTC"), Asset.of("USDT"));
    private static final Instant OPEN = Instant.parse("2026-01-02T03:04:00Z");

    @Test
    void a_candle_comes_back_as_it_was_written_and_a_broken_one_is_refused() {
        Candle candle = candle(0);

        assertThat(CandleMessage.read(CandleMessage.write(candle), "here")).isEqualTo(candle);
        assertThatThrownBy(() -> CandleMessage.read(
                        CandleMessage.write(candle).replace("\"high\":\"60010", "\"high\":\"5"), "row 7"))
                .isInstanceOf(DataContractError.class)
                .hasMessageContaining("row 7");
    }

    @Test
    @Tag("server")
    void what_one_engine_publishes_every_engine_receives_in_order() {
        KafkaFixture kafka = KafkaFixture.shared();
        String topic = "candles-" + UUID.randomUUID();
        kafka.createTopic(topic, 2);
        var settings = new CandleFeedSettings(kafka.bootstrapServers(), topic);
        try (var one = new KafkaCandles(settings, "one-" + topic, new SimpleMeterRegistry());
                var two = new KafkaCandles(settings, "two-" + topic, new SimpleMeterRegistry())) {
            var first = new ConcurrentLinkedQueue<Candle>();
            var second = new ConcurrentLinkedQueue<Candle>();
            var subscriptions = reactor.core.Disposables.composite(
                    one.candles().subscribe(first::add), two.candles().subscribe(second::add));

            // receivers start at the end of the topic, so candles are published until both have seen some
            for (int i = 0; (first.size() <= 5 || second.size() <= 5) && i < 1000; i++) {
                one.publish(candle(i)).then(Mono.delay(Duration.ofMillis(50))).block(Duration.ofSeconds(20));
            }

            subscriptions.dispose();
            assertThat(first).hasSizeGreaterThan(5);
            assertThat(second).hasSizeGreaterThan(5);
            assertThat(List.copyOf(first)).isSortedAccordingTo(Comparator.comparing(Candle::openTime));
            assertThat(List.copyOf(second)).isSortedAccordingTo(Comparator.comparing(Candle::openTime));
        }
    }

    private static Candle candle(long minute) {
        return new Candle(
                BTC,
                Timeframe.M1,
                OPEN.plusSeconds(60 * minute),
                Price.of("60000.01", "USDT"),
                Price.of("60010", "USDT"),
                Price.of("59990", "USDT"),
                Price.of("60001", "USDT"),
                Quantity.of("1.5", "BTC"));
    }
}
