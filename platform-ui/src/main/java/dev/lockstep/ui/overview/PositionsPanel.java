package dev.lockstep.ui.overview;

import dev.lockstep.ui.client.Amount;
import dev.lockstep.ui.client.Mark;
import dev.lockstep.ui.client.Position;
import dev.lockstep.ui.component.AgeText;
import dev.lockstep.ui.component.Cell;
import dev.lockstep.ui.component.Formats;
import dev.lockstep.ui.component.LiveTable;
import dev.lockstep.ui.component.Panel;
import dev.lockstep.ui.component.Tone;
import dev.lockstep.ui.desk.Desk;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is held, what it is worth, and how far it is from its stop. */
final class PositionsPanel {
    private final LiveTable<Row> table = new LiveTable<Row>(
                    "Open positions", row -> row.position().id())
            .text("Symbol", row -> Cell.of(row.position().symbol()).noting(row.profile()))
            .number("Quantity", PositionsPanel::quantity)
            .number(
                    "Entry",
                    row -> Cell.of(Formats.price(
                            amount(row.mark() == null ? null : row.mark().entryPrice()))))
            .number("Mark", PositionsPanel::mark)
            .number("PnL", PositionsPanel::pnl)
            .number(
                    "Stop",
                    row -> Cell.of(
                            Formats.price(amount(row.position().protection().stop()))))
            .number("To stop", PositionsPanel::toStop)
            .number(
                    "Target",
                    row -> Cell.of(
                            Formats.price(amount(row.position().protection().target()))))
            .text("Protection", PositionsPanel::protection)
            .column("Mark's age", MarkAge::new);
    private final Panel panel = new Panel("Open positions", table);

    /**
     * A position with what belongs to it.
     *
     * @param now the platform's clock when it last told how things stand
     */
    record Row(Position position, @Nullable Mark mark, String profile, Instant now) {}

    Panel panel() {
        return panel;
    }

    void show(Desk desk) {
        var positions = desk.positions();
        if (positions == null) {
            panel.loading();
            return;
        }
        var profiles = desk.profiles();
        var overview = desk.overview();
        Instant now = overview == null ? Instant.EPOCH : overview.asOf();
        table.show(positions.values().stream()
                .map(position -> {
                    var profile = profiles == null ? null : profiles.get(position.profileId());
                    return new Row(
                            position, desk.marks().get(position.id()), profile == null ? "" : profile.name(), now);
                })
                .toList());
        if (positions.isEmpty()) {
            panel.say("Nothing is held now.");
        } else {
            panel.ready();
        }
    }

    private static Cell quantity(Row row) {
        Amount quantity = row.position().quantity();
        return Cell.of(Formats.quantity(quantity.amount())).noting(quantity.asset());
    }

    private static Cell mark(Row row) {
        Mark mark = row.mark();
        return mark == null || mark.markPrice() == null
                ? Cell.of(Formats.UNKNOWN, Tone.QUIET).noting("no price yet")
                : Cell.of(Formats.price(mark.markPrice().amount()));
    }

    private static Cell pnl(Row row) {
        Mark mark = row.mark();
        if (mark == null || mark.unrealizedPnl() == null) {
            return Cell.of(Formats.UNKNOWN, Tone.QUIET);
        }
        Amount pnl = mark.unrealizedPnl();
        return Cell.of(
                        (pnl.amount().signum() < 0 ? "▼ " : "▲ ") + Formats.change(pnl.amount(), pnl.asset()),
                        Tone.of(pnl.amount()))
                .noting(Formats.percentChange(mark.unrealizedPercent()))
                .titled(pnl.amount().toPlainString() + " " + pnl.asset() + ": quantity × mark − cost");
    }

    private static Cell toStop(Row row) {
        Mark mark = row.mark();
        BigDecimal percent = mark == null ? null : mark.distanceToStopPercent();
        Amount distance = mark == null ? null : mark.distanceToStop();
        if (percent == null) {
            return Cell.of(Formats.UNKNOWN, Tone.QUIET);
        }
        return Cell.of(Formats.percent(percent), percent.signum() < 0 ? Tone.BAD : Tone.PLAIN)
                .noting(Formats.price(amount(distance)));
    }

    private static Cell protection(Row row) {
        Position.Protection protection = row.position().protection();
        if (protection.overdue(row.now())) {
            return Cell.of("◆ unprotected", Tone.BAD).noting("since " + Formats.time(protection.nakedSince()) + " UTC");
        }
        String state = protection.state();
        return switch (state) {
            case "PROTECTED" -> Cell.of("● protected", Tone.GOOD);
            case "EXITING" -> Cell.of("▲ exiting", Tone.WARN);
            case "UNCERTAIN" -> Cell.of("▲ uncertain", Tone.WARN);
            case "NAKED" -> Cell.of("▲ not covered yet", Tone.WARN);
            default -> Cell.of(Formats.words(state), Tone.QUIET);
        };
    }

    private static @Nullable BigDecimal amount(@Nullable Amount amount) {
        return amount == null ? null : amount.amount();
    }

    /** Counts by itself, so that a price nobody renews is seen to grow old. */
    private static final class MarkAge implements LiveTable.LiveCell<Row> {
        private final AgeText age = new AgeText();

        @Override
        public AgeText component() {
            return age;
        }

        @Override
        public void show(Row row) {
            age.since(row.mark() == null ? null : row.mark().receivedAt(), StatusStrip.STALE);
        }
    }
}
