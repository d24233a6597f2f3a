package dev.lockstep.engine.execution;

import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderEvent;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.position.PositionStatus;
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

    public FactRecorder(Desk desk, Faults faults) {
        this.desk = desk;
        this.faults = faults;
        this.repeats = new Repeats(desk);
        this.news = new OrderNews(desk.log());
    }

    OrderNews news() {
        return news;
    }

    /**
     * Fills first, then the order's state; asks once for trades the report counts but does not carry. The order it is
     * about, with these trades; empty where there is none.
     */
    public Mono<Order> record(TenantId tenant, OrderReport report) {
        return recordFills(tenant, report)
                .flatMap(seen -> isShort(seen.order(), report) ? askedFor(tenant, seen, report) : Mono.just(seen))
                .flatMap(seen ->
                        settle(seen.intent(), finding(seen.order(), report)).thenReturn(seen.order()));
    }

    /** Stores what was found out about an intent; decided again when its rows moved on meanwhile. */
    Mono<StepOutcome> settle(OrderIntent intent, Finding finding) {
        return settle(intent, fresh(intent), finding);
    }

    private Mono<StepOutcome> settle(IntentSnapshot seen, Finding finding) {
        OrderIntent intent = seen.record().intent();
        return settle(intent, Repeats.seenFirst(seen, fresh(intent)), finding);
    }

    private Mono<StepOutcome> settle(OrderIntent intent, Mono<IntentSnapshot> reading, Finding finding) {
        return repeats.untilFresh("settling " + intent.id(), () -> reading.flatMap(seen -> trySettle(seen, finding)))
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

    /** The order with the report's trades in the books. */
    private Mono<OrderSnapshot> recordFills(TenantId tenant, OrderReport report) {
        Mono<OrderSnapshot> fresh = desk.snapshots().ofOrder(tenant, report.order());
        return fresh.switchIfEmpty(Mono.defer(() -> withoutOrder(tenant, report)))
                .flatMap(
                        seen -> isShort(seen.order(), report) && !report.fills().isEmpty()
                                ? recordFills(report.fills(), Repeats.seenFirst(seen, fresh))
                                        .then(fresh)
                                : Mono.just(seen));
    }

    private Mono<Void> recordFills(List<Fill> fills, Mono<OrderSnapshot> reading) {
        return Flux.fromIterable(fills)
                .concatMap(fill -> recordFill(fill, reading))
                .then();
    }

    /** The order after the venue was asked for it; as it was where the answer brought nothing. */
    private Mono<OrderSnapshot> askedFor(TenantId tenant, OrderSnapshot seen, OrderReport report) {
        return desk.gateways()
                .of(tenant, seen.order().account())
                .flatMap(gateway -> gateway.query(report.instrument(), report.order()))
                .flatMap(evidence -> evidence instanceof Evidence.Found found
                        ? recordFills(tenant, found.report())
                        : Mono.just(seen));
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

    private Mono<Void> recordFill(Fill fill, Mono<OrderSnapshot> reading) {
        return repeats.untilFresh(
                        "recording " + fill.venueTradeId(), () -> reading.flatMap(seen -> tryFill(seen, fill)))
                .then();
    }

    private Mono<StepOutcome> tryFill(OrderSnapshot seen, Fill fill) {
        FillRequest request = FillStep.of(fill, seen, desk.now());
        return desk.transitions()
                .applyFill(request)
                .flatMap(outcome -> afterFill(seen.order(), request, outcome).thenReturn(outcome));
    }

    private Mono<Void> afterFill(Order before, FillRequest request, StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Applied applied -> Mono.fromRunnable(() -> applied(before, request));
            case StepOutcome.Mismatch mismatch ->
                fault(before, "trade " + request.fill().venueTradeId() + " came twice: " + mismatch.what());
            case StepOutcome.Duplicate duplicate -> Mono.empty();
            case StepOutcome.Stale stale -> Mono.empty();
        };
    }

    private void applied(Order before, FillRequest request) {
        Order order = request.order().next();
        news.moved(before, order);
        if (order.status() == OrderStatus.FILLED) {
            news.filled(order);
        }
        if (request.position().next().status() == PositionStatus.CLOSED) {
            desk.log().write(DustCloser.closed(request.position().next()));
        }
        if (request.fault() != null) {
            faults.told(order.tenant(), order.profile(), order.correlationId(), request.fault());
        }
    }

    private Mono<Void> fault(Order order, String reason) {
        return faults.fault(order.tenant(), order.profile(), order.correlationId(), reason);
    }

    private Mono<StepOutcome> trySettle(IntentSnapshot seen, Finding finding) {
        return store(seen.orders(), Settlement.of(seen, finding, desk.now()));
    }

    private Mono<StepOutcome> store(List<Order> before, Optional<SettleRequest> request) {
        if (request.isEmpty()) {
            return Mono.just(new StepOutcome.Applied());
        }
        return desk.transitions().settle(request.get()).doOnNext(outcome -> {
            if (outcome instanceof StepOutcome.Applied) {
                request.get().orders().forEach(change -> tell(before, change.next()));
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

    private static boolean isShort(Order order, OrderReport report) {
        return order.executed().compareTo(report.executed()) < 0;
    }

    /** An order is over only when every trade it made is in the books: what is held for it pays for them. */
    private static Finding finding(Order order, OrderReport report) {
        OrderEvent event = isShort(order, report) ? new OrderEvent.Accepted(report.venueOrderId()) : event(report);
        return event == null
                ? new Finding(List.of(), null, 0)
                : new Finding(
                        List.of(
                                new Finding.Told(order.id(), new OrderEvent.Accepted(report.venueOrderId())),
                                new Finding.Told(order.id(), event)),
                        null,
                        0);
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
}
