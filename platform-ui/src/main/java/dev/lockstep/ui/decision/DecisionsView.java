package dev.lockstep.ui.decision;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.lockstep.ui.client.ApiFailure;
import dev.lockstep.ui.client.Decision;
import dev.lockstep.ui.client.Page;
import dev.lockstep.ui.component.Cell;
import dev.lockstep.ui.component.Formats;
import dev.lockstep.ui.component.LiveTable;
import dev.lockstep.ui.component.Panel;
import dev.lockstep.ui.component.Tone;
import dev.lockstep.ui.desk.Desk;
import dev.lockstep.ui.desk.TraderSession;
import dev.lockstep.ui.shell.LivePart;
import dev.lockstep.ui.shell.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** "Why no trade": every signal that was judged, with the verdict and its reasons. */
@Route(value = "decisions", layout = MainLayout.class)
@PageTitle("Decisions · Lockstep")
@PermitAll
public final class DecisionsView extends LivePart implements BeforeEnterObserver {
    private static final int PAGE = 50;
    private static final int MOST = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final LiveTable<Decision> table = table();
    private final DecisionFilters filters = new DecisionFilters(this::navigate);
    private final Button older = new Button("Older", click -> readOlder());
    private final Panel panel = new Panel("Decisions, newest first", table, older).tools(filters);
    private final Map<String, Decision> known = new LinkedHashMap<>();
    private DecisionChoice choice = DecisionChoice.of(QueryParameters.empty());
    private @Nullable Desk last;
    private @Nullable String cursor;
    private boolean reading;
    private long seen = -1;
    private Instant asked = Instant.EPOCH;

    public DecisionsView(TraderSession session) {
        super(session);
        addClassName("page");
        older.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(
                new H1("Decisions"),
                new Paragraph("Each closed candle is judged for each profile. Denied: we did not trade, and why."),
                panel);
    }

    private LiveTable<Decision> table() {
        return new LiveTable<Decision>("Decisions, newest first", Decision::id)
                .text("Decided, UTC", d -> Cell.of(Formats.time(d.decidedAt())).titled(Formats.moment(d.decidedAt())))
                .text("Profile", d -> Cell.of(profile(d.profileId())))
                .text("Symbol", d -> Cell.of(d.symbol()))
                .text("Signal", d -> Cell.of(Formats.words(d.signal())))
                .text("Verdict", DecisionsView::verdict)
                .text("Why", d -> Cell.of(String.join("; ", d.reasons())))
                .text("Candle closed, market time", d -> Cell.of(Formats.moment(d.candleCloseTime())))
                .text("Correlation id", d -> Cell.of(d.correlationId(), Tone.QUIET));
    }

    private static Cell verdict(Decision decision) {
        return switch (decision.verdict()) {
            case "ALLOWED" -> Cell.of("● allowed", Tone.GOOD);
            case "DENIED" -> Cell.of("▲ denied", Tone.WARN).noting(Formats.words(decision.reasonCode()));
            default -> Cell.of("nothing asked", Tone.QUIET);
        };
    }

    private String profile(String id) {
        var profiles = last == null ? null : last.profiles();
        var profile = profiles == null ? null : profiles.get(id);
        return profile == null ? id.substring(0, Math.min(8, id.length())) : profile.name();
    }

    /** The address decides; a choice on the page goes by way of it. */
    @Override
    public void beforeEnter(BeforeEnterEvent entered) {
        DecisionChoice next = DecisionChoice.of(entered.getLocation().getQueryParameters());
        filters.show(next);
        if (!next.equals(choice)) {
            choice = next;
            known.clear();
            cursor = null;
            seen = -1;
            asked = Instant.EPOCH;
            reading = false;
            older.setVisible(false);
            older.setEnabled(true);
            panel.loading();
            if (isAttached()) {
                show(session().desk());
            }
        }
    }

    private void navigate(DecisionChoice next) {
        getUI().ifPresent(ui -> ui.navigate(DecisionsView.class, next.address()));
    }

    @Override
    protected void show(Desk desk) {
        last = desk;
        var profiles = desk.profiles();
        if (profiles != null) {
            filters.offer(profiles.values());
        }
        boolean patient = Duration.between(asked, Instant.now()).compareTo(PATIENCE) > 0;
        if (desk.counts().decisions() != seen && patient && !reading) {
            seen = desk.counts().decisions();
            asked = Instant.now();
            reading = true;
            read("", this::newest);
        }
    }

    private void newest(Page<Decision> page) {
        reading = false;
        Map<String, Decision> before = new LinkedHashMap<>(known);
        known.clear();
        take(page.items());
        for (Decision decision : before.values()) {
            if (known.size() < MOST) {
                known.putIfAbsent(decision.id(), decision);
            }
        }
        if (cursor == null) {
            cursor = page.nextCursor();
        }
        show();
    }

    private void readOlder() {
        String from = cursor;
        if (from != null) {
            older.setEnabled(false);
            read(from, this::older);
        }
    }

    /** An answer to what was chosen before is not shown. */
    private void read(String from, Consumer<Page<Decision>> answered) {
        DecisionChoice wanted = choice;
        ask(
                () -> session()
                        .client()
                        .decisions(wanted.profile(), wanted.outcome().verdicts(), from, PAGE),
                page -> {
                    if (wanted.equals(choice)) {
                        answered.accept(page);
                    }
                },
                failure -> {
                    if (wanted.equals(choice)) {
                        failed(failure);
                    }
                });
    }

    private void older(Page<Decision> page) {
        take(page.items());
        cursor = page.nextCursor();
        older.setEnabled(true);
        show();
    }

    private void take(List<Decision> items) {
        items.forEach(decision -> known.put(decision.id(), decision));
    }

    private void failed(ApiFailure failure) {
        reading = false;
        older.setEnabled(true);
        if (known.isEmpty()) {
            panel.say("Decisions cannot be read just now: " + failure.getMessage());
        }
    }

    private void show() {
        List<Decision> shown = known.values().stream().limit(MOST).toList();
        older.setVisible(cursor != null && known.size() < MOST);
        table.show(shown);
        if (shown.isEmpty()) {
            panel.say(
                    "No such decision yet. One is made whenever a candle closes and a profile runs; most are to hold.");
        } else {
            panel.ready();
        }
    }
}
