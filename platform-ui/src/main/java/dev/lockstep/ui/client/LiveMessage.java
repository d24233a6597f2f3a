package dev.lockstep.ui.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the stream brings, read and typed. */
public sealed interface LiveMessage {
    /** All profiles. */
    record Profiles(List<Profile> items) implements LiveMessage {}

    /** The open orders. */
    record Orders(List<Order> items) implements LiveMessage {}

    /** The open positions. */
    record Positions(List<Position> items) implements LiveMessage {}

    /** The latest decisions, newest first. */
    record Decisions(List<Decision> items) implements LiveMessage {}

    /** The latest trades, newest first. */
    record Fills(List<Trade> items) implements LiveMessage {}

    /**
     * Something happened.
     *
     * @param sequence the tenant's count
     * @param correlationId the decision it belongs to
     * @param traceparent W3C context of the step that sent it; null where nothing is traced
     * @param occurredAt wall clock where it happened
     */
    record Event(
            long sequence,
            String id,
            String correlationId,
            @Nullable String traceparent,
            Instant occurredAt,
            Change change)
            implements LiveMessage {}

    /** How the tenant stands now. */
    record OverviewIs(Overview overview) implements LiveMessage {}

    /** A position's price; null once the position is closed. */
    record MarkIs(String positionId, @Nullable Mark mark) implements LiveMessage {}

    /** The newest candle of a topic. */
    record CandleIs(String topic, Candle candle) implements LiveMessage {}

    /** The connection itself changed. */
    record LinkIs(Link link) implements LiveMessage {}
}
