package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.CancelResult;
import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What an answer means for the placement or cancel it was given to. Pure: the table of the venue's answers as code. */
final class OrderAnswers {
    private OrderAnswers() {}

    static Placement placement(RestAnswer answer, Function<JsonNode, List<OrderReport>> reports) {
        return switch (answer) {
            case RestAnswer.Ok ok -> accepted(ok, reports);
            case RestAnswer.Refused refused -> refusedPlacement(refused);
            case RestAnswer.Unreadable unreadable -> unreadablePlacement(unreadable);
            case RestAnswer.Lost lost -> new Placement.Unknown(lost.why());
            case RestAnswer.NotSent notSent -> new Placement.Unsent(notSent.why());
        };
    }

    static CancelResult cancel(RestAnswer answer, Function<JsonNode, List<OrderReport>> reports) {
        return switch (answer) {
            case RestAnswer.Ok ok -> canceled(ok, reports);
            case RestAnswer.Refused refused ->
                Meaning.of(refused) == Meaning.NOT_OPEN
                        ? new CancelResult.NotOpen(refused.inWords())
                        : new CancelResult.Unknown(refused.inWords());
            case RestAnswer.Unreadable unreadable -> new CancelResult.Unknown(unreadable.inWords());
            case RestAnswer.Lost lost -> new CancelResult.Unknown(lost.inWords());
            case RestAnswer.NotSent notSent -> new CancelResult.Unknown(notSent.inWords());
        };
    }

    private static Placement accepted(RestAnswer.Ok ok, Function<JsonNode, List<OrderReport>> reports) {
        try {
            return new Placement.Accepted(reports.apply(ok.body()));
        } catch (UnreadableAnswer | IllegalArgumentException | ArithmeticException e) {
            return new Placement.Unknown("the answer cannot be read: " + e.getMessage());
        }
    }

    private static Placement refusedPlacement(RestAnswer.Refused refused) {
        String code = Integer.toString(refused.code());
        return switch (Meaning.of(refused)) {
            case AMBIGUOUS -> new Placement.Unknown(refused.inWords());
            case REFUSED_FOR_NOW -> new Placement.Rejected(code, refused.message(), true);
            case REFUSED, NOT_OPEN, ABSENT, ARCHIVED -> new Placement.Rejected(code, refused.message(), false);
        };
    }

    /** The rate limiter and the firewall stand before the venue's API and answer with pages of their own. */
    private static Placement unreadablePlacement(RestAnswer.Unreadable unreadable) {
        int status = unreadable.status();
        if (Meaning.isRateLimit(status)) {
            return new Placement.Rejected(Integer.toString(status), unreadable.inWords(), true);
        }
        return status == VenueLimits.FIREWALL
                ? new Placement.Rejected(Integer.toString(status), unreadable.inWords(), false)
                : new Placement.Unknown(unreadable.inWords());
    }

    private static CancelResult canceled(RestAnswer.Ok ok, Function<JsonNode, List<OrderReport>> reports) {
        try {
            return new CancelResult.Canceled(reports.apply(ok.body()));
        } catch (UnreadableAnswer | IllegalArgumentException | ArithmeticException e) {
            return new CancelResult.Unknown("the answer cannot be read: " + e.getMessage());
        }
    }
}
