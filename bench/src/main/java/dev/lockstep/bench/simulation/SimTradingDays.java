package dev.lockstep.bench.simulation;

import dev.lockstep.engine.execution.memory.MemoryDatabase;
import dev.lockstep.engine.guard.Decision;
import dev.lockstep.engine.guard.TradingDay;
import dev.lockstep.engine.guard.TradingDays;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@link TradingDays} in memory. Read before each entry of each universe, so by plain loops. */
final class SimTradingDays implements TradingDays {
    private static final Comparator<Position> FIRST_OPENED_FIRST =
            Comparator.comparing(Position::openedAt).thenComparing(SimTradingDays::id);
    private static final Comparator<Position> FIRST_CLOSED_FIRST =
            Comparator.comparing(SimTradingDays::closedAt).thenComparing(SimTradingDays::id);

    private final SimDecisions decisions;
    private final MemoryDatabase database;

    SimTradingDays(SimDecisions decisions, MemoryDatabase database) {
        this.decisions = decisions;
        this.database = database;
    }

    @Override
    public Mono<TradingDay> of(TenantId tenant, ProfileId profile, String symbol, Instant day) {
        return Mono.fromSupplier(() -> read(tenant, profile, symbol, day));
    }

    private TradingDay read(TenantId tenant, ProfileId profile, String symbol, Instant day) {
        Instant began = null;
        Instant lastEntry = null;
        for (Decision each : decisions.kept()) {
            if (!each.profile().equals(profile)) {
                continue;
            }
            Instant closed = each.candleCloseTime();
            if (closed.isAfter(day) && (began == null || each.decidedAt().isBefore(began))) {
                began = each.decidedAt();
            }
            if (isEntry(each, symbol) && (lastEntry == null || closed.isAfter(lastEntry))) {
                lastEntry = closed;
            }
        }
        return day(database.positions(tenant, profile), began, lastEntry);
    }

    private static TradingDay day(List<Position> positions, @Nullable Instant began, @Nullable Instant lastEntry) {
        List<Position> open = new ArrayList<>();
        List<Position> closed = new ArrayList<>();
        for (Position position : positions) {
            Instant at = position.closedAt();
            if (at == null) {
                open.add(position);
            } else if (began != null && !at.isBefore(began)) {
                closed.add(position);
            }
        }
        open.sort(FIRST_OPENED_FIRST);
        closed.sort(FIRST_CLOSED_FIRST);
        return new TradingDay(open, closed, lastEntry);
    }

    private static boolean isEntry(Decision decision, String symbol) {
        return decision.verdict() == Decision.Outcome.ALLOWED
                && decision.signal().equals("enter")
                && decision.symbol().equals(symbol);
    }

    private static Instant closedAt(Position position) {
        Instant at = position.closedAt();
        return at == null ? Instant.MAX : at;
    }

    private static String id(Position position) {
        return position.id().toString();
    }
}
