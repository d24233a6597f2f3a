package dev.lockstep.engine.execution;

import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.position.Position;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Closes a position whose rest the venue would not take: too small to be sold, too small to be covered. */
final class DustCloser {
    private final Desk desk;
    private final Repeats repeats;

    DustCloser(Desk desk) {
        this.desk = desk;
        this.repeats = new Repeats(desk);
    }

    Mono<Void> close(PositionSnapshot seen) {
        Position position = seen.position();
        Mono<PositionSnapshot> reading =
                Repeats.seenFirst(seen, desk.snapshots().ofPosition(position.tenant(), position.id()));
        return repeats.untilFresh("closing " + position.id(), () -> reading.flatMap(this::tryClose))
                .then();
    }

    private Mono<StepOutcome> tryClose(PositionSnapshot seen) {
        return seen.isOpen() ? store(seen) : Mono.just(new StepOutcome.Applied());
    }

    private Mono<StepOutcome> store(PositionSnapshot seen) {
        Position position = seen.position();
        Order last = seen.orders().getLast();
        IntentRecord record = seen.intent(last.intent());
        Instant now = desk.now();
        Position closed = PositionBook.closedAsDust(position, now);
        Change<Position> change = new Change<>(closed, position.version());
        JournalEntry dust = Bookkeeping.dust(position, now);
        return desk.transitions()
                .settle(new SettleRequest(
                        position.tenant(),
                        record.intent().id(),
                        record.version(),
                        record.state(),
                        record.absences(),
                        List.of(),
                        change,
                        dust,
                        LifecycleRows.exit(closed, seen.orders(), last, now),
                        false,
                        List.of(Announcements.position(change, now), Announcements.entry(dust, now))))
                .doOnNext(outcome -> tell(closed, outcome));
    }

    private void tell(Position closed, StepOutcome outcome) {
        if (outcome instanceof StepOutcome.Applied) {
            desk.log().write(closed(closed));
        }
    }

    static LogLine closed(Position position) {
        return LogLine.of(LogEvent.POSITION_CLOSED)
                .with("symbol", position.instrument().symbol())
                .with("position_id", position.id())
                .with("realized_pnl", position.realizedPnl().amount().toPlainString())
                .of(position.tenant(), position.profile(), position.correlationId());
    }
}
