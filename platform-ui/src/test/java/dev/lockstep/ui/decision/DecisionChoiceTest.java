package dev.lockstep.ui.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;

class DecisionChoiceTest {
    @Test
    void an_address_says_what_was_chosen_and_nothing_that_goes_without_saying() {
        assertThat(read("").address().getQueryString()).isEmpty();

        for (DecisionChoice.Outcome outcome : DecisionChoice.Outcome.values()) {
            var choice = new DecisionChoice("p-1", outcome);
            assertThat(DecisionChoice.of(choice.address())).isEqualTo(choice);
        }
        assertThat(new DecisionChoice("p-1", DecisionChoice.Outcome.DENIED)
                        .address()
                        .getQueryString())
                .isEqualTo("profile=p-1&outcome=denied");
    }

    @Test
    void what_an_address_says_wrongly_counts_as_not_said() {
        assertThat(read("outcome=perhaps&colour=blue")).isEqualTo(new DecisionChoice("", DecisionChoice.Outcome.ASKED));
    }

    private static DecisionChoice read(String address) {
        return DecisionChoice.of(QueryParameters.fromString(address));
    }
}
