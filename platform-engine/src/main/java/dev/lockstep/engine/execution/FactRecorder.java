package dev.lockstep.engine.execution;

import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.ledger.Balance;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderEvent;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.position.Position;
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
    private final HeldBy held;

    public FactRecorder(Desk desk, Faults faults) {
        this.desk = desk;
        this.faults = faults;
        this.repeats = new Repeats(desk);
        this.held = new HeldBy(desk);
    }

    /** Fills first, then the order's state; asks once for trades the report counts but does not carry. */
    public Mono<Void> record(TenantId tenant, OrderReport report) {
        return recordFills(tenant, report)
                .flatMap(order -> isShort(order, report) ? askedFor(tenant, order, report) : Mono.just(order))
                .flatMap(order -> settle(tenant, order.intent(), finding(order, report)))
                .then();
    }

    /** Stores what was found out about an intent; decided again when its rows moved on meanwhile. */
    Mono<StepOutcome> settle(TenantId tenant, IntentId intent, Finding finding) {
        return repeats.untilFresh("settling " + intent, () -> trySettle(tenant, intent, finding))
                .flatMap(outcome -> outcome instanceof StepOutcome.Mismatch mismatch
                        ? contradicted(tenant, intent, mismatch).thenReturn(outcome)
                        : Mono.just(outcome));
    }

    private Mono<Void> contradicted(TenantId tenant, IntentId id, StepOutcome.Mismatch mismatch) {
        return desk.orders()
                .intent(tenant, id)
                .map(IntentRecord::intent)
                .flatMap(intent -> faults.fault(
                        tenant,
                        intent.profile(),
                        intent.correlationId(),
                        "the venue contradicts what is stored of intent " + id + ": " + mismatch.what()));
    }

    private Mono<Order> recordFills(TenantId tenant, OrderReport report) {
        return desk.orders()
                .find(tenant, report.order())
                .switchIfEmpty(Mono.defer(() -> withoutOrder(tenant, report)))
                .flatMap(order -> isShort(order, report) && !report.fills().isEmpty()
                        ? Flux.fromIterable(report.fills())
                                .concatMap(fill -> recordFill(tenant, fill))
                                .then(desk.orders().find(tenant, report.order()))
                        : Mono.just(order));
    }

    /** The order after the venue was asked for it; as it was where the answer brought nothing. */
    private Mono<Order> askedFor(TenantId tenant, Order order, OrderReport report) {
        return desk.gateways()
                .of(tenant, order.account())
                .flatMap(gateway -> gateway.query(report.instrument(), report.order()))
                .flatMap(evidence -> evidence instanceof Evidence.Found found
                        ? recordFills(tenant, found.report())
                        : Mono.just(order));
    }

    private Mono<Order> withoutOrder(TenantId tenant, OrderReport report) {
        desk.log()
                .write(LogLine.of(LogEvent.FACT_WITHOUT_ORDER)
                        .with("order_id", report.order())
                        .with("symbol", report.instrument().symbol())
                        .with("status", report.status())
                        .of(tenant));
        return Mono.empty();
    }

    private Mono<Void> recordFill(TenantId tenant, Fill fill) {
        return repeats.untilFresh("recording " + fill.venueTradeId(), () -> tryFill(tenant, fill))
                .flatMap(outcome -> outcome instanceof StepOutcome.Mismatch mismatch
                        ? desk.orders()
                                .find(tenant, fill.order())
                                .flatMap(order -> fault(
                                        order, "trade " + fill.venueTradeId() + " came twice: " + mismatch.what()))
                        : Mono.empty());
    }

    private Mono<StepOutcome> tryFill(TenantId tenant, Fill fill) {
        return desk.orders()
                .find(tenant, fill.order())
                .flatMap(order -> Mono.zip(
                                desk.orders().ofPosition(tenant, order.position()),
                                held.by(order, fill),
                                desk.ledger().balance(tenant, Bookkeeping.clearing(order)),
                                desk.profiles().find(tenant, order.profile()))
                        .flatMap(read -> {
                            FillRequest request = FillStep.of(
                                    fill,
                                    order,
                                    read.getT1(),
                                    read.getT2().orElse(null),
                                    read.getT3().amount(),
                                    read.getT4().limits(),
                                    desk.now());
                            return desk.transitions()
                                    .applyFill(request)
                                    .flatMap(outcome ->
                                            afterFill(request, outcome).thenReturn(outcome));
                        }));
    }

    private Mono<Void> afterFill(FillRequest request, StepOutcome outcome) {
        if (!(outcome instanceof StepOutcome.Applied)) {
            return Mono.empty();
        }
        Order order = request.order().next();
        if (order.status() == OrderStatus.FILLED) {
            desk.log().write(filled(order));
        }
        if (request.position().next().status() == PositionStatus.CLOSED) {
            desk.log().write(DustCloser.closed(request.position().next()));
        }
        String trade = "trade " + request.fill().venueTradeId();
        Position position = request.position().next();
        if (!position.id().equals(order.position())) {
            return fault(order, trade + " of a finished entry came late; it is held with position " + position.id());
        }
        return Bookkeeping.overdraws(request.posting())
                ? fault(order, trade + " took more than was held")
                : Mono.empty();
    }

    private Mono<Void> fault(Order order, String reason) {
        return faults.fault(order.tenant(), order.profile(), order.correlationId(), reason);
    }

    private Mono<StepOutcome> trySettle(TenantId tenant, IntentId id, Finding finding) {
        return desk.orders()
                .intent(tenant, id)
                .flatMap(record -> desk.orders()
                        .ofIntent(tenant, id)
                        .flatMap(orders -> Mono.zip(optionalPosition(tenant, record), held(tenant, record, orders))
                                .flatMap(read -> store(
                                        orders,
                                        Settlement.of(
                                                record,
                                                orders,
                                                read.getT1().orElse(null),
                                                read.getT2(),
                                                finding,
                                                desk.now())))));
    }

    private Mono<StepOutcome> store(List<Order> before, Optional<SettleRequest> request) {
        if (request.isEmpty()) {
            return Mono.just(new StepOutcome.Applied());
        }
        return desk.transitions().settle(request.get()).doOnNext(outcome -> {
            if (outcome instanceof StepOutcome.Applied) {
                request.get().orders().forEach(change -> tellEnd(before, change.next()));
            }
        });
    }

    /** An order that ended with less than it asked for has filled as far as it ever will. */
    private void tellEnd(List<Order> before, Order after) {
        boolean ended = after.status().isTerminal()
                && before.stream()
                        .anyMatch(order ->
                                order.id().equals(after.id()) && order.status().isOpen());
        if (ended && after.executed().isPositive()) {
            desk.log().write(filled(after));
        }
    }

    private Mono<Optional<Position>> optionalPosition(TenantId tenant, IntentRecord record) {
        return desk.positions()
                .find(tenant, record.intent().position())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private Mono<Money> held(TenantId tenant, IntentRecord record, List<Order> orders) {
        return record.intent().kind() == IntentKind.ENTRY
                ? desk.ledger()
                        .balance(tenant, Bookkeeping.clearing(orders.getFirst()))
                        .map(Balance::amount)
                : Mono.just(Money.zero(record.intent().instrument().quote()));
    }

    private static LogLine filled(Order order) {
        return LogLine.of(LogEvent.ORDER_FILLED)
                .with("side", order.spec().side())
                .with("symbol", order.spec().instrument().symbol())
                .with("order_id", order.id())
                .with("leg", order.spec().leg())
                .with("quantity", order.executed().value().toPlainString())
                .with("status", order.status())
                .of(order.tenant(), order.profile(), order.correlationId());
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
