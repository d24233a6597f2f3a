package dev.lockstep.engine.runtime;

import dev.lockstep.engine.execution.Submission;
import dev.lockstep.engine.guard.Decision;
import dev.lockstep.engine.guard.Decision.Outcome;
import dev.lockstep.engine.guard.DenialReason;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.strategy.Signal;
import dev.lockstep.engine.time.CorrelationId;
import dev.lockstep.engine.time.DerivedId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts what became of a signal into the row that answers "why (no) trade". */
final class DecisionDraft {
    private DecisionDraft() {}

    static Decision of(TradingProfile profile, Signal signal, Submission submission, CorrelationId id, Instant now) {
        return new Decision(
                DerivedId.of("decision", profile.tenant(), profile.id(), signal.key()),
                profile.tenant(),
                profile.id(),
                signal.candle().instrument().symbol(),
                signal.key(),
                word(signal),
                signal.candle().closeTime(),
                outcome(submission),
                reason(submission),
                reasons(signal, submission),
                id,
                now);
    }

    private static String word(Signal signal) {
        return switch (signal) {
            case Signal.Enter enter -> "enter";
            case Signal.Exit exit -> "exit";
            case Signal.Hold hold -> "hold";
        };
    }

    private static Outcome outcome(Submission submission) {
        return switch (submission) {
            case Submission.Nothing nothing -> Outcome.NONE;
            case Submission.Denied denied -> Outcome.DENIED;
            case Submission.Entered entered -> Outcome.ALLOWED;
            case Submission.DryRun dryRun -> Outcome.ALLOWED;
            case Submission.NotPlaced notPlaced -> Outcome.ALLOWED;
            case Submission.Uncertain uncertain -> Outcome.ALLOWED;
            case Submission.Leaving leaving -> Outcome.ALLOWED;
        };
    }

    private static @Nullable DenialReason reason(Submission submission) {
        return submission instanceof Submission.Denied denied ? denied.reason() : null;
    }

    private static List<String> reasons(Signal signal, Submission submission) {
        List<String> reasons = new ArrayList<>(signal.reasons());
        switch (submission) {
            case Submission.Nothing nothing -> {}
            case Submission.Denied denied -> reasons.add(denied.detail());
            case Submission.Entered entered -> reasons.add("entered with intent " + entered.intent());
            case Submission.DryRun dryRun ->
                reasons.add("dry run: everything but the send was done for intent " + dryRun.intent());
            case Submission.NotPlaced notPlaced -> reasons.add("the venue did not take it: " + notPlaced.reason());
            case Submission.Uncertain uncertain ->
                reasons.add("the venue's answer is not known: " + uncertain.reason());
            case Submission.Leaving leaving -> reasons.add("leaving position " + leaving.position());
        }
        return reasons;
    }
}
