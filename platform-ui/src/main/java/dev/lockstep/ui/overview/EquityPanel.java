package dev.lockstep.ui.overview;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import dev.lockstep.ui.client.ApiFailure;
import dev.lockstep.ui.client.Equity;
import dev.lockstep.ui.client.Overview;
import dev.lockstep.ui.component.EquityChart;
import dev.lockstep.ui.component.Panel;
import dev.lockstep.ui.desk.Desk;
import dev.lockstep.ui.desk.TraderSession;
import dev.lockstep.ui.shell.LivePart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a profile was worth over market time; read again when something was traded, and now and then. */
final class EquityPanel extends LivePart {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final EquityChart chart = new EquityChart();
    private final Select<Choice> choice = new Select<>();
    private final Panel panel = new Panel("Equity", chart).tools(choice);
    private List<Choice> offered = List.of();
    private Instant read = Instant.EPOCH;
    private long trades = -1;
    private boolean any;

    private record Choice(String profileId, String name) {
        static Choice of(Overview.ProfileTiles profile) {
            return new Choice(profile.profileId(), profile.name());
        }
    }

    EquityPanel(TraderSession session) {
        super(session);
        addClassName("equity-part");
        choice.addThemeVariants(SelectVariant.LUMO_SMALL);
        choice.setAriaLabel("Profile");
        choice.setItemLabelGenerator(Choice::name);
        choice.addValueChangeListener(change -> {
            any = false;
            panel.loading();
            read(change.getValue());
        });
        add(panel);
    }

    @Override
    protected void show(Desk desk) {
        Overview overview = desk.overview();
        if (overview == null) {
            return;
        }
        offer(overview.profiles().stream().map(Choice::of).toList());
        boolean due = Duration.between(read, Instant.now()).compareTo(EVERY) > 0;
        if (due || desk.counts().trades() != trades) {
            trades = desk.counts().trades();
            read(choice.getValue());
        }
    }

    private void offer(List<Choice> profiles) {
        if (profiles.equals(offered)) {
            return;
        }
        offered = profiles;
        Choice before = choice.getValue();
        choice.setItems(profiles);
        if (profiles.isEmpty()) {
            panel.say("No profile yet.");
        } else {
            choice.setValue(profiles.contains(before) ? before : profiles.getFirst());
        }
    }

    private void read(@Nullable Choice profile) {
        if (profile != null) {
            read = Instant.now();
            ask(() -> session().client().equity(profile.profileId()), this::show, this::failed);
        }
    }

    private void show(Equity equity) {
        var chosen = choice.getValue();
        if (chosen == null || !chosen.profileId().equals(equity.profileId())) {
            return;
        }
        any = !equity.points().isEmpty();
        if (any) {
            panel.ready();
            chart.show(equity);
        } else {
            panel.say("No equity was recorded yet; the first point follows the first candle.");
        }
    }

    private void failed(ApiFailure failure) {
        if (!any) {
            panel.say("Equity cannot be read just now: " + failure.getMessage());
        }
    }
}
