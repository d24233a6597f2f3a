package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.execution.Lifecycle;
import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.StoredEntry;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.Protection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tenant's rows in the twin, as {@link Postgres} prints those of the tables. */
final class MemoryRows {
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private MemoryRows() {}

    static List<String> of(MemoryTenant tenant) {
        List<String> lines = new ArrayList<>();
        tenant.intents().all().forEach(row -> lines.add(intent(row)));
        tenant.signals().all().forEach(row -> lines.add(line("signal", row.profile(), row.signalKey(), row.intent())));
        tenant.orders().stored().forEach(row -> lines.add(order(row.order())));
        tenant.fills().all().forEach(fill -> lines.add(fill(fill)));
        tenant.positions().all().forEach(row -> lines.add(position(row)));
        tenant.history().all().forEach(row -> lines.add(history(row)));
        tenant.ledger()
                .balances()
                .forEach(row -> lines.add(
                        line("account", name(row.account()), row.amount().amount(), row.version())));
        tenant.ledger().entries().forEach(entry -> entries(entry, lines));
        tenant.locks()
                .all()
                .forEach(lock -> lines.add(line(
                        "lock",
                        lock.profile(),
                        lock.symbol(),
                        lock.owner(),
                        lock.fence().value())));
        List<PendingEvent> events = tenant.outbox();
        for (int i = 0; i < events.size(); i++) {
            lines.add(line("event", i + 1, events.get(i).id()));
        }
        tenant.owners()
                .profiles()
                .all()
                .forEach(row -> lines.add(
                        line("profile", row.id(), row.desired(), row.observed(), row.faultReason(), row.version())));
        return lines.stream().sorted().toList();
    }

    private static String intent(StoredIntent row) {
        return line(
                "intent",
                row.intent().id(),
                row.intent().kind(),
                row.intent().position(),
                row.record().state(),
                row.record().absences(),
                row.shard().fence().value(),
                row.lockFence() == null ? null : row.lockFence().value(),
                row.record().version());
    }

    private static String order(Order row) {
        return line(
                "order",
                row.id(),
                row.intent(),
                row.spec().leg(),
                row.status(),
                row.executed().value(),
                row.executedQuote().amount(),
                row.venueOrderId(),
                row.reason(),
                row.version());
    }

    private static String fill(Fill row) {
        return line(
                "fill",
                row.instrument().symbol(),
                row.venueTradeId(),
                row.order(),
                row.side(),
                row.quantity().value(),
                row.price().value(),
                row.quote().amount(),
                row.fee().amount(),
                row.fee().asset(),
                row.executedAt());
    }

    private static String position(Position row) {
        Protection protection = row.protection();
        return line(
                "position",
                row.id(),
                row.profile(),
                row.status(),
                row.quantity().value(),
                row.cost().amount(),
                row.realizedPnl().amount(),
                protection.stop().value(),
                protection.target().value(),
                protection.state(),
                protection.nakedSince(),
                protection.nakedTotal().toNanos() / 1000,
                row.openedAt(),
                row.closedAt(),
                row.version());
    }

    private static String history(Lifecycle row) {
        return line(
                "history",
                row.position(),
                row.kind(),
                row.order(),
                row.quantity().value(),
                row.averagePrice().value(),
                row.realizedPnl() == null ? null : row.realizedPnl().amount(),
                row.reason(),
                row.at());
    }

    private static void entries(StoredEntry entry, List<String> lines) {
        lines.add(line(
                "entry",
                entry.number(),
                entry.entry().id(),
                entry.entry().key(),
                entry.entry().kind(),
                entry.entry().profile()));
        for (int i = 0; i < entry.lines().size(); i++) {
            StoredEntry.Line posted = entry.lines().get(i);
            lines.add(line(
                    "posting",
                    entry.number(),
                    i,
                    name(posted.posting().account()),
                    posted.posting().delta().amount(),
                    posted.version(),
                    posted.balanceAfter().amount()));
        }
    }

    private static String name(Account account) {
        return account.profile() + "/" + account.kind() + "/" + account.reference() + "/" + account.asset();
    }

    private static String line(Object... words) {
        return Stream.of(words).map(MemoryRows::word).collect(Collectors.joining(" "));
    }

    private static String word(Object word) {
        return switch (word) {
            case null -> "-";
            case BigDecimal number -> number.toPlainString();
            case Instant instant -> MICROS.format(instant);
            default -> word.toString();
        };
    }
}
