package dev.lockstep.engine.strategy;

import static dev.lockstep.engine.testing.Samples.NOON;
import static dev.lockstep.engine.testing.Samples.candle;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.MarketData;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One evaluation per distinct strategy and candle, with history where it is needed. */
@Tag("smoke")
class SignalBoardTest {
    private final StrategySpec spec = StrategyCatalog.spec("ema_cross", Map.of());
    private final List<String> evaluated = new ArrayList<>();
    private final History history = new History();
    private final SignalBoard board = new SignalBoard(any -> this::evaluate, history);

    @Test
    void a_new_series_is_warmed_up_with_what_came_before_and_nothing_later() {
        Signal signal = board.signal(spec, minute(5)).block();

        assertThat(evaluated).containsExactly("0", "1", "2", "3", "4", "5");
        assertThat(signal.candle()).isEqualTo(minute(5));
    }

    @Test
    void profiles_that_share_a_strategy_share_its_evaluation() {
        board.signal(spec, minute(5)).block();
        evaluated.clear();

        Signal first = board.signal(spec, minute(6)).block();
        Signal second = board.signal(spec, minute(6)).block();

        assertThat(first).isSameAs(second);
        assertThat(evaluated).containsExactly("6");
        assertThat(history.asked).isEqualTo(1);
    }

    @Test
    void a_gap_is_filled_from_history_before_the_next_signal() {
        board.signal(spec, minute(5)).block();
        evaluated.clear();

        board.signal(spec, minute(8)).block();

        assertThat(evaluated).endsWith("6", "7", "8");
        assertThat(history.asked).isEqualTo(2);
    }

    private Signal evaluate(Candle candle) {
        evaluated.add(candle.close().value().toPlainString().replace("1000", ""));
        return new Signal.Hold(spec, candle, List.of());
    }

    private static Candle minute(int number) {
        return candle(NOON.plusSeconds(60L * number), "1000" + number);
    }

    /** Ten minutes of history, however much is asked for. */
    private static final class History implements MarketData {
        private int asked;

        @Override
        public Mono<List<Candle>> recent(Instrument instrument, Timeframe timeframe, int limit) {
            asked++;
            return Mono.just(
                    IntStream.range(0, 10).mapToObj(SignalBoardTest::minute).toList());
        }

        @Override
        public Flux<Candle> candles(Instrument instrument, Timeframe timeframe) {
            return Flux.never();
        }

        @Override
        public Flux<Price> prices(Instrument instrument) {
            return Flux.never();
        }

        @Override
        public Mono<Price> price(Instrument instrument) {
            return Mono.never();
        }

        @Override
        public Mono<SymbolRules> rules(Venue venue, String symbol) {
            return Mono.never();
        }
    }
}
