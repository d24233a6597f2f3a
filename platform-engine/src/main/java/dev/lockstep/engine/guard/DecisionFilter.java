package dev.lockstep.engine.guard;

import dev.lockstep.engine.tenancy.ProfileId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions are wanted.
 *
 * @param profile of this profile; null for all
 * @param verdicts that went so; given none, all
 */
public record DecisionFilter(@Nullable ProfileId profile, Set<Decision.Outcome> verdicts) {
    /** All of a tenant. */
    public static final DecisionFilter ALL = new DecisionFilter(null, Set.of());

    public DecisionFilter {
        verdicts = verdicts.isEmpty() ? Set.of(Decision.Outcome.values()) : Set.copyOf(verdicts);
    }

    /** Whether only such are wanted that asked for something: few among many signals to hold. */
    public boolean onlyAsked() {
        return !verdicts.contains(Decision.Outcome.NONE);
    }

    public boolean takes(Decision decision) {
        return (profile == null || decision.profile().equals(profile)) && verdicts.contains(decision.verdict());
    }
}
