package dev.lockstep.engine.execution;

import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import java.util.Optional;
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
    private final RecordedOrders stored = new RecordedOrders();

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

    /** What the private stream says; nothing is looked up where this process has stored all of it already. */
    public Mono<Recorded> hear(TenantId tenant, OrderReport report) {
        return Mono.defer(() -> stored.isKnown(tenant, report) ? Mono.empty() : record(tenant, report));
    }

    /** Trades first, then the order's state. Empty where no such order is stored. */
    public Mono<Recorded> record(TenantId tenant, OrderReport report) {
        return desk.snapshots()
                .ofOrder(tenant, report.order())
                .switchIfEmpty(Mono.defer(() -> withoutOrder(tenant, report)))
                .flatMap(seen -> record(seen, report));
    }

    private Mono<Recorded> record(OrderSnapshot seen, OrderReport report) {
        return TradeRecorder.isShort(seen.order(), report)
                ? trades.booked(seen, report).flatMap(after -> settled(after, report, true))
                : settled(seen, report, false);
    }

    private Mono<Recorded> settled(OrderSnapshot seen, OrderReport report, boolean traded) {
        Finding finding = Finding.of(seen.order(), report);
        return settle(seen.intent(), finding).thenReturn(new Recorded(seen.after(finding), traded));
    }

    /**
     * What the answer to a placement says of orders that were just begun, unless the stream was faster; the bought
     * order where it was an entry.
     */
    Mono<OrderSnapshot> record(BegunIntent begun, List<OrderReport> reports) {
        OrderSnapshot entry = begun.entryOrder();
        TenantId tenant = begun.intent().tenant();
        if (reports.stream().allMatch(report -> stored.isKnown(tenant, report))) {
            return Mono.empty();
        }
        boolean isRead = reports.size() > 1 || isBooked(begun.seen(), reports) || stored.isBeyond(begun.seen());
        return entry == null || isRead
                ? record(begun.seen(), reports).then(Mono.empty())
                : record(entry, reports.getFirst()).map(Recorded::seen);
    }

    /**
     * What was told at once of an intent's orders: in one settlement where the books have all that was traded, so that
     * an order list is never known by half.
     *
     * @param seen as it was just read or written
     */
    Mono<Void> record(IntentSnapshot seen, List<OrderReport> reports) {
        return isBooked(seen, reports)
                ? settle(seen, Finding.of(reports)).then()
                : Flux.fromIterable(reports)
                        .concatMap(report -> record(seen.record().intent().tenant(), report))
                        .then();
    }

    private static boolean isBooked(IntentSnapshot seen, List<OrderReport> reports) {
        return reports.stream()
                .allMatch(report -> seen.orders().stream()
                        .anyMatch(order -> order.id().equals(report.order()) && !TradeRecorder.isShort(order, report)));
    }

    /** Stores what was found out about an intent; decided again when its rows moved on meanwhile. */
    Mono<StepOutcome> settle(OrderIntent intent, Finding finding) {
        return settled(intent, afresh(intent, finding));
    }

    /** The same for what was just read or written; most of what a venue says is known already. */
    Mono<StepOutcome> settle(IntentSnapshot seen, Finding finding) {
        OrderIntent intent = seen.record().intent();
        if (stored.isBeyond(seen)) {
            return settle(intent, finding);
        }
        Optional<SettleRequest> news = Settlement.of(seen, finding, desk.now());
        if (news.isPresent()) {
            return settled(intent, Repeats.first(store(seen, finding, news.get()), afresh(intent, finding)));
        }
        stored.add(seen, finding);
        return Mono.just(new StepOutcome.Applied());
    }

    private Mono<StepOutcome> afresh(OrderIntent intent, Finding finding) {
        return fresh(intent)
                .flatMap(seen -> Settlement.of(seen, finding, desk.now())
                        .map(news -> store(seen, finding, news))
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

    private Mono<StepOutcome> store(IntentSnapshot seen, Finding finding, SettleRequest request) {
        return desk.transitions().settle(request).doOnNext(outcome -> {
            if (outcome instanceof StepOutcome.Applied) {
                news.moved(seen.orders(), request.orders());
                stored.add(seen, finding);
            }
        });
    }

    /**
     * What became of a report.
     *
     * @param seen the order it is about as it is stored by now, unless somebody else moved it on
     * @param traded whether it told of trades the books did not have
     */
    public record Recorded(OrderSnapshot seen, boolean traded) {}
}
