package dev.lockstep.ui.desk;

import dev.lockstep.ui.client.Change;
import dev.lockstep.ui.client.Decision;
import dev.lockstep.ui.client.LiveMessage;
import dev.lockstep.ui.client.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened lately, newest first.
 *
 * @param lines at most {@value #KEPT}
 */
public record Tape(List<TapeLine> lines) {
    static final int KEPT = 100;
    static final Tape EMPTY = new Tape(List.of());

    public Tape {
        lines = List.copyOf(lines);
    }

    /** A new tape is not empty where something was decided before; one that runs keeps what it has. */
    Tape beginning(List<Decision> latest) {
        return lines.isEmpty()
                ? new Tape(latest.stream()
                        .filter(decision -> !decision.verdict().equals("NONE"))
                        .map(TapeLine::of)
                        .toList())
                : this;
    }

    /** Holding and postings are no news. */
    Tape plus(LiveMessage.Event event) {
        boolean hold = event.change() instanceof Change.DecisionMade decision
                && decision.verdict().equals("NONE");
        if (hold || event.change() instanceof Change.BalanceChanged) {
            return this;
        }
        return plus(TapeLine.of(event));
    }

    /** An alarm for each position that nothing has covered for too long, once for each time. */
    Tape warning(@Nullable Map<String, Position> positions, Instant now) {
        Tape next = this;
        for (Position position : positions == null ? List.<Position>of() : positions.values()) {
            Instant since = position.protection().nakedSince();
            if (since != null && position.protection().overdue(now)) {
                TapeLine alarm = TapeLine.uncovered(position, since, now);
                next = next.has(alarm.id()) ? next : next.plus(alarm);
            }
        }
        return next;
    }

    private boolean has(String id) {
        return lines.stream().anyMatch(line -> line.id().equals(id));
    }

    private Tape plus(TapeLine line) {
        List<TapeLine> next = new ArrayList<>(Math.min(lines.size() + 1, KEPT));
        next.add(line);
        next.addAll(lines.subList(0, Math.min(lines.size(), KEPT - 1)));
        return new Tape(next);
    }
}
