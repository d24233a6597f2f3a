package dev.lockstep.engine.execution;

import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.position.PositionStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
        Mono<OrderSnapshot> after = Mono.just(seen);
        if (isShort(seen.order(), report)) {
            for (Fill fill : report.fills()) {
                after = after.flatMap(before -> recordFill(before, fill, report));
            }
        }
        return after;
    }

    /** The order after the venue was asked for it; as it was where the answer brought nothing. */
    private Mono<OrderSnapshot> askedFor(OrderSnapshot seen, OrderReport report) {
        return desk.gateways()
                .of(seen.order().tenant(), seen.order().account())
                .flatMap(gateway -> gateway.query(report.instrument(), report.order()))
                .flatMap(evidence ->
                        evidence instanceof Evidence.Found found ? carried(seen, found.report()) : Mono.just(seen));
    }

    /** The order with the trade; read again only where somebody else booked it, or where it does not fit. */
    private Mono<OrderSnapshot> recordFill(OrderSnapshot before, Fill fill, OrderReport report) {
        Mono<OrderSnapshot> fresh =
                desk.snapshots().ofOrder(before.order().tenant(), before.order().id());
        Mono<OrderSnapshot> reading = Repeats.seenFirst(before, fresh);
        AtomicReference<@Nullable OrderSnapshot> after = new AtomicReference<>();
        Supplier<Mono<StepOutcome>> step =
                () -> reading.flatMap(seen -> tryFill(seen, fill, report).flatMap(booked -> {
                    after.set(booked.after());
                    return Mono.just(booked.outcome());
                }));
        return repeats.untilFresh("recording " + fill.venueTradeId(), step)
                .then(Mono.fromSupplier(after::get))
                .switchIfEmpty(fresh);
    }

    /**
     * The last trade and what becomes of its intent at once; where that contradicts what is stored, the trade alone.
     */
    private Mono<Booked> tryFill(OrderSnapshot seen, Fill fill, OrderReport report) {
        FillRequest request = FillStep.of(fill, seen, desk.now());
        OrderSnapshot after = seen.after(request);
        Mono<Booked> alone = Mono.defer(() -> store(seen, request, after)
                .flatMap(booked ->
                        contradicted(seen.order(), request, booked.outcome()).thenReturn(booked)));
        return settlement(request, after, report)
                .map(settled -> store(seen, request.with(settled), after.after(settled))
                        .flatMap(
                                booked -> booked.outcome() instanceof StepOutcome.Mismatch ? alone : Mono.just(booked)))
                .orElse(alone);
    }

    private Optional<SettleRequest> settlement(FillRequest request, OrderSnapshot after, OrderReport report) {
        return request.fault() != null || isShort(after.order(), report)
                ? Optional.empty()
                : Settlement.of(after.intent(), Finding.of(after.order(), report), desk.now());
    }

    private Mono<Booked> store(OrderSnapshot before, FillRequest request, OrderSnapshot after) {
        return desk.transitions().applyFill(request).map(outcome -> {
            boolean applied = outcome instanceof StepOutcome.Applied;
            if (applied) {
                tell(before, request);
            }
            return new Booked(outcome, applied && request.fault() == null ? after : null);
        });
    }

    private void tell(OrderSnapshot before, FillRequest request) {
        Order order = request.order().next();
        news.moved(before.order(), order);
        if (order.status() == OrderStatus.FILLED) {
            news.filled(order);
        }
        if (request.settlement() != null) {
            news.moved(List.of(order), request.settlement().orders());
        }
        if (request.position().next().status() == PositionStatus.CLOSED) {
            desk.log().write(DustCloser.closed(request.position().next()));
        }
        if (request.fault() != null) {
            faults.told(order.tenant(), order.profile(), order.correlationId(), request.fault());
        }
    }

    private Mono<Void> contradicted(Order order, FillRequest request, StepOutcome outcome) {
        return outcome instanceof StepOutcome.Mismatch mismatch
                ? faults.fault(
                        order.tenant(),
                        order.profile(),
                        order.correlationId(),
                        "trade " + request.fill().venueTradeId() + " came twice: " + mismatch.what())
                : Mono.empty();
    }

    /** @param after the order as it is stored by now; null where that is to be read */
    private record Booked(StepOutcome outcome, @Nullable OrderSnapshot after) {}
}
