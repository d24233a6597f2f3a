package dev.lockstep.engine.execution;

import dev.lockstep.engine.gateway.Capabilities;
import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderEvent;
import dev.lockstep.engine.order.OrderIntent;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds out what became of an intent by asking the venue for its orders. What is found is recorded; "no such order" is
 * final only after the request's window, the venue's processing limit and the clocks' skew have passed on the venue's
 * clock, seen twice. Where requests do not expire, absence proves nothing and a person is needed.
 */
public final class UnknownResolver {
    private static final int SEEN_OFTEN_ENOUGH = 2;

    private final Desk desk;
    private final FactRecorder facts;

    public UnknownResolver(Desk desk, FactRecorder facts) {
        this.desk = desk;
        this.facts = facts;
    }

    /** One question for each open order; the monitor asks again until there is an answer. */
    public Mono<Void> resolve(IntentRecord record) {
        OrderIntent intent = record.intent();
        return desk.gateway(intent).flatMap(gateway -> {
            if (intent.kind() == IntentKind.CANCEL) {
                return resolveCancel(record, gateway);
            }
            return desk.snapshots()
                    .ofIntent(intent.tenant(), intent.id())
                    .flatMap(seen -> asked(gateway, seen))
                    .flatMap(answers -> conclude(record, gateway.capabilities(), answers));
        });
    }

    private Mono<List<Evidence>> asked(ExchangeGateway gateway, IntentSnapshot seen) {
        return ask(gateway, seen.record().intent(), seen.orders()).flatMap(answers -> {
            List<OrderReport> found = found(answers);
            return found.isEmpty()
                    ? Mono.just(answers)
                    : facts.record(seen, found).thenReturn(answers);
        });
    }

    private static Mono<List<Evidence>> ask(ExchangeGateway gateway, OrderIntent intent, List<Order> orders) {
        return Flux.fromIterable(orders)
                .filter(order -> order.status().isOpen())
                .concatMap(order -> gateway.query(intent.instrument(), order.id()))
                .collectList();
    }

    private static List<OrderReport> found(List<Evidence> answers) {
        return answers.stream()
                .filter(Evidence.Found.class::isInstance)
                .map(answer -> ((Evidence.Found) answer).report())
                .toList();
    }

    private Mono<Void> conclude(IntentRecord record, Capabilities venue, List<Evidence> answers) {
        if (answers.isEmpty()) {
            return facts.settle(record.intent(), new Finding(List.of(), null, 0))
                    .then();
        }
        boolean absent = answers.stream()
                .allMatch(answer -> answer instanceof Evidence.Absent gone
                        && gone.venueTime().isAfter(lastMoment(record.intent(), venue)));
        return absent ? absentAgain(record, venue) : Mono.empty();
    }

    private Mono<Void> absentAgain(IntentRecord record, Capabilities venue) {
        int absences = record.absences() + 1;
        OrderIntent intent = record.intent();
        if (absences < SEEN_OFTEN_ENOUGH) {
            return facts.settle(intent, new Finding(List.of(), null, absences)).then();
        }
        if (!venue.requestExpiry()) {
            return settled(record, Finding.state(IntentState.NEEDS_HUMAN));
        }
        Finding gone = Finding.ofAll(intent, new OrderEvent.ProvenAbsent("absent at the venue"), null);
        return settled(record, new Finding(gone.told(), null, absences));
    }

    /** A cancel is over when its time has passed: whatever it did shows in the orders it was for. */
    private Mono<Void> resolveCancel(IntentRecord record, ExchangeGateway gateway) {
        return gateway.serverTime()
                .filter(now -> now.isAfter(lastMoment(record.intent(), gateway.capabilities())))
                .flatMap(over -> desk.snapshots()
                        .ofPosition(record.intent().tenant(), record.intent().position()))
                .flatMap(seen -> ask(gateway, record.intent(), seen.orders())
                        .flatMapIterable(UnknownResolver::found)
                        .concatMap(report -> facts.record(record.intent().tenant(), report))
                        .then(Mono.defer(() -> settled(record, Finding.state(IntentState.DONE)))));
    }

    private Mono<Void> settled(IntentRecord record, Finding finding) {
        OrderIntent intent = record.intent();
        return facts.settle(intent, finding)
                .doOnNext(outcome -> desk.log()
                        .write(LogLine.of(LogEvent.INTENT_RESOLVED)
                                .with("kind", intent.kind())
                                .with("intent_id", intent.id())
                                .with("symbol", intent.instrument().symbol())
                                .of(intent.tenant(), intent.profile(), intent.correlationId())))
                .then();
    }

    /** After this instant of the venue's clock it cannot take the request any more. */
    private Instant lastMoment(OrderIntent intent, Capabilities venue) {
        return intent.expiresAt()
                .plus(venue.processingLimit())
                .plus(desk.settings().clockSkew());
    }
}
