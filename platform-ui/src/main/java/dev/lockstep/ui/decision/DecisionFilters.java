package dev.lockstep.ui.decision;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import dev.lockstep.ui.client.Profile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Two lists to choose from: whose decisions, and how they went. */
final class DecisionFilters extends Div {
    private static final String EVERY = "";

    private final Select<String> profile = new Select<>();
    private final Select<DecisionChoice.Outcome> outcome = new Select<>();
    private Map<String, String> names = Map.of();
    private DecisionChoice shown = new DecisionChoice(EVERY, DecisionChoice.Outcome.ASKED);

    /** @param chosen hears what a person chooses, not what an address says */
    DecisionFilters(Consumer<DecisionChoice> chosen) {
        addClassName("filters");
        profile.setAriaLabel("Profile");
        profile.setItemLabelGenerator(this::name);
        profile.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                chosen.accept(shown.ofProfile(change.getValue()));
            }
        });
        outcome.setAriaLabel("Outcome");
        outcome.setItemLabelGenerator(DecisionChoice.Outcome::words);
        outcome.setItems(DecisionChoice.Outcome.values());
        outcome.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                chosen.accept(shown.that(change.getValue()));
            }
        });
        for (Select<?> list : List.of(profile, outcome)) {
            list.addThemeVariants(SelectVariant.LUMO_SMALL);
        }
        add(profile, outcome);
        show(shown);
    }

    void show(DecisionChoice choice) {
        shown = choice;
        fill();
        outcome.setValue(choice.outcome());
    }

    /** Those that can be chosen; the lists are touched only where they change, so that one that is open stays so. */
    void offer(Collection<Profile> profiles) {
        Map<String, String> now = profiles.stream().collect(Collectors.toMap(Profile::id, Profile::name));
        if (!now.equals(names)) {
            names = now;
            fill();
        }
    }

    private void fill() {
        List<String> items = new ArrayList<>(names.keySet());
        items.sort((one, other) -> name(one).compareToIgnoreCase(name(other)));
        items.addFirst(EVERY);
        if (!items.contains(shown.profile())) {
            items.add(shown.profile());
        }
        profile.setItems(items);
        profile.setValue(shown.profile());
    }

    private String name(String id) {
        return id.equals(EVERY) ? "All profiles" : names.getOrDefault(id, id.substring(0, Math.min(8, id.length())));
    }
}
