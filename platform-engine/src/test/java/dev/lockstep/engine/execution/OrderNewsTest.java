package dev.lockstep.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderEvent;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.testing.Stores;
import dev.lockstep.engine.time.CorrelationId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** In which order operators read of an order, whoever hears first what the venue did with it. */
@Tag("server")
class OrderNewsTest {
    private static final CorrelationId DECISION = new CorrelationId("cycle-news");
    private static Stores stores;

    @BeforeAll
    static void open() {
        stores = Stores.asEngine(4);
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @Test
    void an_order_is_placed_before_it_is_filled_though_the_stream_was_quicker_than_the_answer() {
        FlowFixture flow = new FlowFixture(stores);
        flow.venue.beforeTheAnswer =
                intent -> intent.kind() == IntentKind.ENTRY ? streamed(flow, intent) : Mono.empty();

        assertThat(flow.enter(DECISION)).isInstanceOf(Submission.Entered.class);

        assertThat(told(flow))
                .containsSubsequence(
                        LogEvent.COOLDOWN_PASSED,
                        LogEvent.IDEMPOTENCY_PASSED,
                        LogEvent.ORDER_PLACED,
                        LogEvent.ORDER_FILLED,
                        LogEvent.SLTP_PLACED);
        assertThat(placed(flow, "ENTRY")).hasSize(1);
        assertThat(told(flow).stream().filter(LogEvent.ORDER_FILLED::equals)).hasSize(1);
    }

    @Test
    void an_order_whose_answer_was_lost_is_told_of_when_it_is_found() {
        FlowFixture flow = new FlowFixture(stores);
        flow.venue.refusal = intent -> new Placement.Unknown("timed out");
        OrderIntent intent = flow.begun("s1");
        new Dispatcher(flow.desk, flow.facts).place(flow.known(intent)).block();
        assertThat(placed(flow, "ENTRY")).isEmpty();

        flow.fill(intent, "10");

        assertThat(flow.log)
                .extracting(LogLine::event)
                .containsSubsequence(LogEvent.ORDER_UNKNOWN, LogEvent.ORDER_PLACED, LogEvent.ORDER_FILLED);
        assertThat(placed(flow, "ENTRY")).hasSize(1);
    }

    @Test
    void what_one_path_has_stored_and_not_yet_told_another_tells_before_it_goes_on() {
        List<LogLine> log = new ArrayList<>();
        OrderNews news = new OrderNews(log::add);
        OrderIntent intent = new FlowFixture(stores).begun("s1");
        Order pending = Order.pending(intent, intent.orders().getFirst());
        Order taken = pending.apply(new OrderEvent.Accepted("V1"));

        news.sending(intent);
        news.moved(taken, taken.apply(new OrderEvent.Canceled("by another")));
        news.moved(pending, taken);
        news.placed(intent);

        assertThat(taken.status()).isEqualTo(OrderStatus.NEW);
        assertThat(log).extracting(LogLine::event).containsExactly(LogEvent.ORDER_PLACED);
    }

    @Test
    void what_another_process_sent_is_told_of_when_it_is_first_seen() {
        List<LogLine> log = new ArrayList<>();
        OrderNews news = new OrderNews(log::add);
        OrderIntent intent = new FlowFixture(stores).begun("s1");
        Order pending = Order.pending(intent, intent.orders().getFirst());
        Order taken = pending.apply(new OrderEvent.Accepted("V1"));

        news.moved(pending, taken);
        news.moved(taken, taken.apply(new OrderEvent.Canceled("by us")));

        assertThat(log).extracting(LogLine::event).containsExactly(LogEvent.ORDER_PLACED);
    }

    /** The private stream tells of the whole order's trade, the same that the answer will tell of. */
    private static Mono<Void> streamed(FlowFixture flow, OrderIntent intent) {
        OrderSpec order = intent.orders().getFirst();
        String quantity = order.quantity().value().toPlainString();
        return flow.facts
                .record(flow.tenant, flow.venue.traded(intent, order, "1000", quantity, OrderStatus.FILLED))
                .then();
    }

    private static List<LogEvent> told(FlowFixture flow) {
        return flow.log.stream()
                .filter(line -> DECISION.equals(line.correlationId()))
                .map(LogLine::event)
                .toList();
    }

    private static List<LogLine> placed(FlowFixture flow, String leg) {
        return flow.log.stream()
                .filter(line -> line.event() == LogEvent.ORDER_PLACED)
                .filter(line -> leg.equals(line.fields().get("leg")))
                .toList();
    }
}
