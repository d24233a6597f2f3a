package dev.lockstep.engine.execution;

import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.position.Position;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * What happens between an exit the venue refused and the next try: a wait that doubles, a log line and an event with
 * the count, and after too many in a row a faulted profile, since what is held can't be sold and a person must look.
 */
final class ExitRefusals {
    private final Desk desk;
    private final Faults faults;

    ExitRefusals(Desk desk, Faults faults) {
        this.desk = desk;
        this.faults = faults;
    }

    /** Whether the last refusal is too recent for another try. */
    boolean isWaiting(PositionSnapshot seen) {
        ExitPatience patience = ExitPatience.after(seen.orders(), desk.settings());
        if (patience.refusals() == 0) {
            return false;
        }
        IntentRecord last = seen.intent(ExitPatience.lastRefused(seen.orders()).intent());
        return desk.now().isBefore(patience.until(last.intent().signedAt()));
    }

    Mono<Void> note(Position position, OrderIntent exit, String why) {
        return desk.snapshots().ofPosition(position.tenant(), position.id()).flatMap(seen -> {
            ExitPatience patience = ExitPatience.after(seen.orders(), desk.settings());
            Instant next = patience.until(exit.signedAt());
            log(position, patience, next, why);
            Mono<Void> told = tell(position, seen.intent(exit.id()), patience, next, why);
            return patience.isAlarming(desk.settings()) ? told.then(alarm(position, patience, why)) : told;
        });
    }

    private Mono<Void> tell(Position position, IntentRecord exit, ExitPatience patience, Instant next, String why) {
        return desk.transitions()
                .settle(new SettleRequest(
                        position.tenant(),
                        exit.intent().id(),
                        exit.version(),
                        exit.state(),
                        exit.absences(),
                        List.of(),
                        null,
                        null,
                        null,
                        false,
                        List.of(Announcements.exitRefused(
                                position, exit.intent(), patience.refusals(), next, why, desk.now()))))
                .then();
    }

    private Mono<Void> alarm(Position position, ExitPatience patience, String why) {
        return faults.fault(
                position.tenant(),
                position.profile(),
                position.correlationId(),
                "the venue refused to sell position " + position.id() + " " + patience.refusals() + " times in a row: "
                        + why);
    }

    private void log(Position position, ExitPatience patience, Instant next, String why) {
        desk.log()
                .write(LogLine.of(LogEvent.EXIT_REFUSED)
                        .with("symbol", position.instrument().symbol())
                        .with("position_id", position.id())
                        .with("refusals", patience.refusals())
                        .with("next_attempt_at", next)
                        .with("reason", why)
                        .of(position.tenant(), position.profile(), position.correlationId()));
    }
}
