package dev.lockstep.ui.desk;

import dev.lockstep.ui.client.Candle;
import dev.lockstep.ui.client.Change;
import dev.lockstep.ui.client.Link;
import dev.lockstep.ui.client.LiveMessage;
import dev.lockstep.ui.client.Mark;
import dev.lockstep.ui.client.Me;
import dev.lockstep.ui.client.Order;
import dev.lockstep.ui.client.Overview;
import dev.lockstep.ui.client.Position;
import dev.lockstep.ui.client.Profile;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known now. Null means not known yet, which a screen shows as loading; empty means there is none.
 *
 * @param me who is logged in
 * @param profiles by id
 * @param orders the open ones, by id
 * @param positions the open ones, by id
 * @param marks the latest prices, by position
 * @param candles the newest candle of each topic that was asked for
 * @param counts what was told so far; moves when a list read by REST has something new
 */
public record Desk(
        Link link,
        @Nullable Me me,
        @Nullable Overview overview,
        @Nullable Map<String, Profile> profiles,
        @Nullable Map<String, Order> orders,
        @Nullable Map<String, Position> positions,
        Map<String, Mark> marks,
        Map<String, Candle> candles,
        Tape tape,
        Counts counts) {

    /** How many decisions and trades were told. */
    public record Counts(long decisions, long trades) {
        Counts plusDecision() {
            return new Counts(decisions + 1, trades);
        }

        Counts plusTrade() {
            return new Counts(decisions, trades + 1);
        }
    }

    static Desk empty() {
        return new Desk(
                new Link(Link.State.CONNECTING, Instant.now()),
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                Tape.EMPTY,
                new Counts(0, 0));
    }

    Desk of(Me who) {
        return new Desk(link, who, overview, profiles, orders, positions, marks, candles, tape, counts);
    }

    /** An answer that was asked for while the connection was broken is old news once it is back. */
    Desk unlessLive(LiveMessage answer) {
        return link.state() == Link.State.UP ? this : after(answer);
    }

    Desk after(LiveMessage message) {
        return switch (message) {
            case LiveMessage.LinkIs is ->
                is.link().state() == link.state()
                        ? this
                        : new Desk(is.link(), me, overview, profiles, orders, positions, marks, candles, tape, counts);
            case LiveMessage.Profiles all -> withProfiles(Rows.byKey(all.items(), Profile::id));
            case LiveMessage.Orders all -> withOrders(Rows.byKey(all.items(), Order::id));
            case LiveMessage.Positions all -> withPositions(Rows.byKey(all.items(), Position::id));
            case LiveMessage.Decisions all -> withTape(tape.beginning(all.items()));
            case LiveMessage.Fills all ->
                new Desk(link, me, overview, profiles, orders, positions, marks, candles, tape, counts.plusTrade());
            case LiveMessage.OverviewIs is ->
                new Desk(
                        link,
                        me,
                        is.overview(),
                        profiles,
                        orders,
                        positions,
                        marks,
                        candles,
                        tape.warning(positions, is.overview().asOf()),
                        counts);
            case LiveMessage.MarkIs is -> withMarks(Rows.with(marks, is.positionId(), is.mark()));
            case LiveMessage.CandleIs is ->
                new Desk(
                        link,
                        me,
                        overview,
                        profiles,
                        orders,
                        positions,
                        marks,
                        Rows.with(candles, is.topic(), is.candle()),
                        tape,
                        counts);
            case LiveMessage.Event event -> withTape(tape.plus(event)).after(event);
        };
    }

    private Desk after(LiveMessage.Event event) {
        return switch (event.change()) {
            case Change.ProfileChanged change ->
                profiles == null ? this : withProfiles(Changes.profiles(profiles, change, event.occurredAt()));
            case Change.OrderChanged change ->
                orders == null ? this : withOrders(Changes.orders(orders, change, event.correlationId()));
            case Change.PositionChanged change ->
                positions == null ? this : withPositions(Changes.positions(positions, change, event));
            case Change.FillRecorded change ->
                new Desk(link, me, overview, profiles, orders, positions, marks, candles, tape, counts.plusTrade());
            case Change.DecisionMade change ->
                new Desk(link, me, overview, profiles, orders, positions, marks, candles, tape, counts.plusDecision());
            case Change.ExitRefused change -> this;
            case Change.BalanceChanged change -> this;
        };
    }

    private Desk withProfiles(Map<String, Profile> next) {
        return new Desk(link, me, overview, next, orders, positions, marks, candles, tape, counts);
    }

    private Desk withOrders(Map<String, Order> next) {
        return new Desk(link, me, overview, profiles, next, positions, marks, candles, tape, counts);
    }

    private Desk withPositions(Map<String, Position> next) {
        return new Desk(link, me, overview, profiles, orders, next, marks, candles, tape, counts);
    }

    private Desk withMarks(Map<String, Mark> next) {
        return new Desk(link, me, overview, profiles, orders, positions, next, candles, tape, counts);
    }

    private Desk withTape(Tape next) {
        return new Desk(link, me, overview, profiles, orders, positions, marks, candles, next, counts);
    }
}
