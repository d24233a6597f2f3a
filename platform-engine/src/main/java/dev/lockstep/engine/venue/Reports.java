package dev.lockstep.engine.venue;

import org.jspecify.annotations.Nullable;

/** Tells what happened to an order; every report has the venue's next execution id. */
final class Reports {
    private final Books books;

    Reports(Books books) {
        this.books = books;
    }

    long say(VenueOrder order, ExecutionType type, long now) {
        return say(order, type, null, null, null, null, now);
    }

    void traded(VenueOrder order, VenueTrade trade, long now) {
        var _ = say(order, ExecutionType.TRADE, trade, null, null, null, now);
    }

    void cancelled(VenueOrder order, String cancelId, long now) {
        var _ = say(order, ExecutionType.CANCELED, null, cancelId, null, null, now);
    }

    long replaced(VenueOrder order, String formerId, long now) {
        return say(order, ExecutionType.REPLACED, null, formerId, null, null, now);
    }

    void prevented(VenueOrder order, PreventedMatch match, long now) {
        var _ = say(order, ExecutionType.TRADE_PREVENTION, null, null, match, null, now);
    }

    void rejected(VenueOrder order, VenueRefusal refusal, long now) {
        var _ = say(order, ExecutionType.REJECTED, null, null, null, refusal, now);
    }

    private long say(
            VenueOrder order,
            ExecutionType type,
            @Nullable VenueTrade trade,
            @Nullable String otherId,
            @Nullable PreventedMatch prevented,
            @Nullable VenueRefusal refusal,
            long now) {
        long id = books.next("execution");
        books.say(new VenueEvent.OrderReported(order, type, trade, otherId, prevented, refusal, id, now));
        return id;
    }
}
