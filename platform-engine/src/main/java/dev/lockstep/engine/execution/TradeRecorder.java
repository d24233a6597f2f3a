package dev.lockstep.engine.execution;

import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.position.PositionStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Books the trades a report tells of, each once; asks once for trades it counts but does not carry. */
final class TradeRecorder {
    private final Desk desk;
    private final Faults faults;
    private final Repeats repeats;
    private final OrderNews news;

    TradeRecorder(Desk desk, Faults faults, Repeats repeats, OrderNews news) {
        this.desk = desk;
        this.faults = faults;
        this.repeats = repeats;
        this.news = news;
    }

    /** Whether the report counts more than the books know. */
    static boolean isShort(Order order, OrderReport report) {
        return order.executed().compareTo(report.executed()) < 0;
    }

    /** The order with the report's trades in the books. */
    Mono<OrderSnapshot> booked(OrderSnapshot seen, OrderReport report) {
        return carried(seen, report)
                .flatMap(after -> isShort(after.order(), report) ? askedFor(after, report) : Mono.just(after));
    }

    private Mono<OrderSnapshot> carried(OrderSnapshot seen, OrderReport report) {
        if (report.fills().isEmpty() || !isShort(seen.order(), report)) {
            return Mono.just(seen);
        }
        Mono<OrderSnapshot> fresh = desk.snapshots().ofOrder(seen.order().tenant(), report.order());
        Mono<OrderSnapshot> reading = Repeats.seenFirst(seen, fresh);
        return Flux.fromIterable(report.fills())
                .concatMap(fill -> recordFill(fill, reading))
                .then(fresh);
    }

    /** The order after the venue was asked for it; as it was where the answer brought nothing. */
    private Mono<OrderSnapshot> askedFor(OrderSnapshot seen, OrderReport report) {
        return desk.gateways()
                .of(seen.order().tenant(), seen.order().account())
                .flatMap(gateway -> gateway.query(report.instrument(), report.order()))
                .flatMap(evidence ->
                        evidence instanceof Evidence.Found found ? carried(seen, found.report()) : Mono.just(seen));
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
}
