package dev.lockstep.ui.decision;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which decisions a page shows. It lives in the page's address, so that it survives a reload, goes back with the
 * browser's button and can be sent to somebody else.
 *
 * @param profile its id; empty for all
 */
record DecisionChoice(String profile, Outcome outcome) {
    private static final String PROFILE = "profile";
    private static final String OUTCOME = "outcome";

    /** How it went. */
    enum Outcome {
        /** What most people ask for: every signal to act. */
        ASKED("Allowed and denied"),
        DENIED("Denied"),
        ALLOWED("Allowed"),
        ALL("All, signals to hold too");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** As the API names them; empty for all. */
        List<String> verdicts() {
            return switch (this) {
                case ASKED -> List.of("ALLOWED", "DENIED");
                case DENIED -> List.of("DENIED");
                case ALLOWED -> List.of("ALLOWED");
                case ALL -> List.of();
            };
        }
    }

    /** What an address says; what it says wrongly counts as not said. */
    static DecisionChoice of(QueryParameters address) {
        String outcome = address.getSingleParameter(OUTCOME).orElse("");
        return new DecisionChoice(
                address.getSingleParameter(PROFILE).orElse(""),
                Arrays.stream(Outcome.values())
                        .filter(each -> name(each).equals(outcome))
                        .findFirst()
                        .orElse(Outcome.ASKED));
    }

    QueryParameters address() {
        Map<String, String> said = new LinkedHashMap<>();
        if (!profile.isEmpty()) {
            said.put(PROFILE, profile);
        }
        if (outcome != Outcome.ASKED) {
            said.put(OUTCOME, name(outcome));
        }
        return QueryParameters.simple(said);
    }

    DecisionChoice ofProfile(String next) {
        return new DecisionChoice(next, outcome);
    }

    DecisionChoice that(Outcome next) {
        return new DecisionChoice(profile, next);
    }

    private static String name(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
