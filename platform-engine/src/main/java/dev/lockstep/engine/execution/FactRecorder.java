package dev.lockstep.engine.execution;

import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderEvent;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Records what the venue says, whichever way it comes: in an answer, by stream or when asked. One path for all, so that
 * late, repeated and reordered facts end in the same books. A fact is never refused; one that does not fit faults the
 * profile.
 */
public final class FactRecorder {
    private final Desk desk;
    private final Faults faults;
    private final Repeats repeats;
    private final OrderNews news;
    private final TradeRecorder trades;

    public FactRecorder(Desk desk, Faults faults) {
        this.desk = desk;
        this.faults = faults;
        this.repeats = new Repeats(desk);
        this.news = new OrderNews(desk.log());
        this.trades = new TradeRecorder(desk, faults, repeats, news);
    }

    OrderNews news() {
        return news;
    }

    /** Trades first, then the order's state. Empty where no such order is stored. */
    public Mono<Recorded> record(TenantId tenant, OrderReport report) {
        return desk.snapshots()
                .ofOrder(tenant, report.order())
                .switchIfEmpty(Mono.defer(() -> withoutOrder(tenant, report)))
                .flatMap(seen -> TradeRecorder.isShort(seen.order(), report)
                        ? trades.booked(seen, report).flatMap(after -> settled(after, report, true))
                        : settled(seen, report, false));
    }

    private Mono<Recorded> settled(OrderSnapshot seen, OrderReport report, boolean traded) {
        Recorded recorded = new Recorded(seen.order(), traded);
        return settle(seen.intent(), finding(seen.order(), report)).thenReturn(recorded);
    }

    /**
     * What one answer says of an intent's orders: in one settlement where nothing was traded, so that an order list is
     * never known by half.
     */
    Mono<Void> record(OrderIntent intent, List<OrderReport> reports) {
        return reports.stream().allMatch(report -> isUntraded(intent, report))
                ? settle(intent, finding(reports)).then()
                : Flux.fromIterable(reports)
                        .concatMap(report -> record(intent.tenant(), report))
                        .then();
    }

    private static boolean isUntraded(OrderIntent intent, OrderReport report) {
        return report.executed().isZero()
                && intent.orders().stream().anyMatch(spec -> spec.id().equals(report.order()));
    }

    private static Finding finding(List<OrderReport> reports) {
        return new Finding(
                reports.stream().flatMap(report -> told(report).stream()).toList(), null, 0);
    }

    /** Stores what was found out about an intent; decided again when its rows moved on meanwhile. */
    Mono<StepOutcome> settle(OrderIntent intent, Finding finding) {
        return settled(intent, afresh(intent, finding));
    }

    /** Most of what a venue says is known already: there is nothing to store then. */
    private Mono<StepOutcome> settle(IntentSnapshot seen, Finding finding) {
        OrderIntent intent = seen.record().intent();
        Optional<SettleRequest> news = Settlement.of(seen, finding, desk.now());
        return news.isEmpty()
                ? Mono.just(new StepOutcome.Applied())
                : settled(intent, Repeats.first(store(seen.orders(), news.get()), afresh(intent, finding)));
    }

    private Mono<StepOutcome> afresh(OrderIntent intent, Finding finding) {
        return fresh(intent)
                .flatMap(seen -> Settlement.of(seen, finding, desk.now())
                        .map(news -> store(seen.orders(), news))
                        .orElseGet(() -> Mono.just(new StepOutcome.Applied())));
    }

    private Mono<StepOutcome> settled(OrderIntent intent, Mono<StepOutcome> step) {
        return repeats.untilFresh("settling " + intent.id(), () -> step)
                .flatMap(outcome -> outcome instanceof StepOutcome.Mismatch mismatch
                        ? contradicted(intent, mismatch).thenReturn(outcome)
                        : Mono.just(outcome));
    }

    private Mono<IntentSnapshot> fresh(OrderIntent intent) {
        return desk.snapshots().ofIntent(intent.tenant(), intent.id());
    }

    private Mono<Void> contradicted(OrderIntent intent, StepOutcome.Mismatch mismatch) {
        return faults.fault(
                intent.tenant(),
                intent.profile(),
                intent.correlationId(),
                "the venue contradicts what is stored of intent " + intent.id() + ": " + mismatch.what());
    }

    private Mono<OrderSnapshot> withoutOrder(TenantId tenant, OrderReport report) {
        desk.log()
                .write(LogLine.of(LogEvent.FACT_WITHOUT_ORDER)
                        .with("order_id", report.order())
                        .with("symbol", report.instrument().symbol())
                        .with("status", report.status())
                        .of(tenant));
        return Mono.empty();
    }

    private Mono<StepOutcome> store(List<Order> before, SettleRequest request) {
        return desk.transitions().settle(request).doOnNext(outcome -> {
            if (outcome instanceof StepOutcome.Applied) {
                request.orders().forEach(change -> tell(before, change.next()));
            }
        });
    }

    /** An order that ended with less than it asked for has filled as far as it ever will. */
    private void tell(List<Order> all, Order after) {
        for (Order before : all) {
            if (before.id().equals(after.id())) {
                news.moved(before, after);
                boolean ended = after.status().isTerminal() && before.status().isOpen();
                if (ended && after.executed().isPositive()) {
                    news.filled(after);
                }
            }
        }
    }

    /** An order is over only when every trade it made is in the books: what is held for it pays for them. */
    private static Finding finding(Order order, OrderReport report) {
        List<Finding.Told> told = TradeRecorder.isShort(order, report)
                ? List.of(new Finding.Told(order.id(), new OrderEvent.Accepted(report.venueOrderId())))
                : told(report);
        return new Finding(told, null, 0);
    }

    /** That it was accepted, and what became of it. */
    private static List<Finding.Told> told(OrderReport report) {
        OrderEvent event = event(report);
        return event == null
                ? List.of()
                : List.of(
                        new Finding.Told(report.order(), new OrderEvent.Accepted(report.venueOrderId())),
                        new Finding.Told(report.order(), event));
    }

    private static @Nullable OrderEvent event(OrderReport report) {
        String reason = report.reason() == null ? "" : report.reason();
        return switch (report.status()) {
            case NEW, PARTIALLY_FILLED, FILLED -> new OrderEvent.Accepted(report.venueOrderId());
            case CANCELED -> new OrderEvent.Canceled(reason);
            case EXPIRED -> new OrderEvent.Expired(reason);
            case REJECTED -> new OrderEvent.Rejected("venue", reason);
            case PENDING, UNKNOWN, NOT_PLACED -> null;
        };
    }

    /**
     * What became of a report.
     *
     * @param order it is about, with its trades
     * @param traded whether it told of trades the books did not have
     */
    public record Recorded(Order order, boolean traded) {}
}
