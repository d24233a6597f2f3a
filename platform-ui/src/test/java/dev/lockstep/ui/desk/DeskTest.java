package dev.lockstep.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.ui.client.Amount;
import dev.lockstep.ui.client.Change;
import dev.lockstep.ui.client.Link;
import dev.lockstep.ui.client.LiveMessage;
import dev.lockstep.ui.client.Overview;
import dev.lockstep.ui.client.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeskTest {
    private static final Instant AT = Instant.parse("2026-11-21T06:00:00Z");
    private final Desk known = Desk.empty()
            .after(new LiveMessage.Orders(List.of()))
            .after(new LiveMessage.Positions(List.of(position("p1", 3))));

    @Test
    void nothing_is_known_until_it_was_told() {
        assertThat(Desk.empty().positions()).isNull();
        assertThat(Desk.empty().after(changed("p1", 1, "OPEN", "0.5")).positions())
                .isNull();
    }

    @Test
    void an_event_older_than_the_row_changes_nothing() {
        assertThat(known.after(changed("p1", 3, "OPEN", "9")).positions()).isEqualTo(known.positions());
        assertThat(known.after(changed("p1", 4, "OPEN", "9"))
                        .positions()
                        .get("p1")
                        .quantity())
                .isEqualTo(new Amount(new BigDecimal("9"), "BTC"));
    }

    @Test
    void a_closed_position_leaves_and_a_new_one_appears() {
        assertThat(known.after(changed("p1", 4, "CLOSED", "0")).positions()).isEmpty();
        assertThat(known.after(changed("p2", 1, "OPEN", "1")).positions()).containsOnlyKeys("p1", "p2");
    }

    @Test
    void a_finished_order_is_no_open_order() {
        Desk open = known.after(order("o1", 1, "NEW"));
        assertThat(open.orders()).containsOnlyKeys("o1");
        assertThat(open.after(order("o1", 2, "FILLED")).orders()).isEmpty();
    }

    @Test
    void the_tape_has_what_happened_newest_first_and_no_postings() {
        Desk after = known.after(order("o1", 1, "NEW"))
                .after(event(2, new Change.BalanceChanged("profile", "e", "HOLD")))
                .after(changed("p2", 1, "OPEN", "1"));

        assertThat(after.tape().lines())
                .extracting(TapeLine::kind)
                .containsExactly(TapeLine.Kind.POSITION, TapeLine.Kind.ORDER);
        assertThat(after.tape().lines()).extracting(TapeLine::correlationId).containsOnly("correlation");
    }

    @Test
    void a_refused_exit_is_an_alarm_that_says_why_and_when_it_is_tried_again() {
        Desk after = known.after(event(
                2,
                new Change.ExitRefused(
                        "profile", "p1", "BTCUSDT", 3, AT.plusSeconds(4), "Filter failure: MIN_NOTIONAL")));

        assertThat(after.positions()).isEqualTo(known.positions());
        assertThat(after.tape().lines()).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(TapeLine.Kind.ALARM);
            assertThat(line.text())
                    .isEqualTo("BTCUSDT: the venue refused the exit, 3 in a row:"
                            + " Filter failure: MIN_NOTIONAL; again from 06:00:04 UTC");
        });
    }

    /** A take-profit leaves what is too small to sell: told as uncovered, closed in the next moment. */
    @Test
    void the_moment_between_a_fill_and_its_cover_is_no_alarm() {
        Desk closed = known.after(protection(4, "OPEN", "NAKED"))
                .after(overview(AT.plusSeconds(1)))
                .after(protection(5, "CLOSED", "NONE"))
                .after(overview(AT.plusSeconds(9)));

        assertThat(closed.tape().lines())
                .extracting(TapeLine::kind, TapeLine::text)
                .containsExactly(
                        tuple(TapeLine.Kind.POSITION, "BTCUSDT closed"),
                        tuple(TapeLine.Kind.POSITION, "BTCUSDT open, not covered yet"));
    }

    @Test
    void what_stays_uncovered_is_an_alarm_once_until_it_is_covered() {
        Desk late = known.after(protection(4, "OPEN", "NAKED"))
                .after(protection(5, "OPEN", "UNCERTAIN"))
                .after(overview(AT.plusSeconds(5)))
                .after(overview(AT.plusSeconds(6)))
                .after(overview(AT.plusSeconds(7)));

        assertThat(late.tape().lines())
                .filteredOn(line -> line.kind() == TapeLine.Kind.ALARM)
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.text()).isEqualTo("BTCUSDT: held without a stop since 06:00:00 UTC");
                    assertThat(alarm.at()).isEqualTo(AT.plusSeconds(6));
                });
        assertThat(late.after(protection(6, "OPEN", "PROTECTED"))
                        .positions()
                        .get("p1")
                        .protection()
                        .overdue(AT.plusSeconds(60)))
                .isFalse();
    }

    @Test
    void the_tape_ends_where_it_would_grow_without_end() {
        Desk desk = known;
        for (int n = 1; n <= Tape.KEPT + 50; n++) {
            desk = desk.after(order("o" + n, 1, "FILLED"));
        }
        assertThat(desk.tape().lines()).hasSize(Tape.KEPT);
    }

    @Test
    void an_answer_that_comes_after_the_connection_is_back_is_not_taken() {
        Desk live = known.after(new LiveMessage.LinkIs(new Link(Link.State.UP, AT)));

        assertThat(live.unlessLive(new LiveMessage.LinkIs(new Link(Link.State.DOWN, AT))))
                .isEqualTo(live);
        assertThat(live.unlessLive(new LiveMessage.Positions(List.of()))).isEqualTo(live);
    }

    private static LiveMessage overview(Instant asOf) {
        return new LiveMessage.OverviewIs(new Overview(
                asOf, new Overview.Trading("ACTIVE", "", 1, "PAPER"), List.of(), List.of(), List.of(), List.of()));
    }

    private static LiveMessage protection(long version, String status, String protection) {
        return changed("p1", version, status, status.equals("OPEN") ? "0.5" : "0", protection);
    }

    private static LiveMessage changed(String id, long version, String status, String quantity) {
        return changed(id, version, status, quantity, "PROTECTED");
    }

    private static LiveMessage changed(String id, long version, String status, String quantity, String protection) {
        return event(
                version,
                new Change.PositionChanged(
                        "profile",
                        id,
                        "BTCUSDT",
                        status,
                        new BigDecimal(quantity),
                        BigDecimal.TEN,
                        BigDecimal.ZERO,
                        null,
                        null,
                        protection,
                        version));
    }

    private static LiveMessage order(String id, long version, String status) {
        return event(
                version,
                new Change.OrderChanged(
                        "profile",
                        id,
                        "BTCUSDT",
                        "BUY",
                        "LIMIT",
                        "ENTRY",
                        status,
                        BigDecimal.ONE,
                        BigDecimal.ZERO,
                        null,
                        null,
                        version));
    }

    private static LiveMessage event(long sequence, Change change) {
        return new LiveMessage.Event(sequence, "event-" + change, "correlation", null, AT, change);
    }

    private static Position position(String id, long version) {
        return new Position(
                id,
                "profile",
                "BTCUSDT",
                "OPEN",
                new Amount(new BigDecimal("0.5"), "BTC"),
                new Amount(BigDecimal.TEN, "USDT"),
                new Amount(BigDecimal.ZERO, "USDT"),
                new Position.Protection(null, null, "PROTECTED", null),
                "correlation",
                AT,
                version);
    }
}
