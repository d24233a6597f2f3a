package dev.lockstep.ui.profile;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.lockstep.ui.client.Profile;
import dev.lockstep.ui.client.ProfileAction;
import dev.lockstep.ui.component.LiveTable;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Start, pause and stop of one profile; only what would change something is enabled. */
final class ProfileButtons implements LiveTable.LiveCell<Profile> {
    private final Button start = new Button("Start", VaadinIcon.PLAY.create(), click -> send(ProfileAction.START));
    private final Button pause = new Button("Pause", VaadinIcon.PAUSE.create(), click -> send(ProfileAction.PAUSE));
    private final Button stop = new Button("Stop", VaadinIcon.STOP.create(), click -> confirmStop());
    private final Div place = new Div(start, pause, stop);
    private final ToLongFunction<String> openPositions;
    private final Sender sender;
    private @Nullable Profile profile;

    /** Sends, and says when there is an answer. */
    interface Sender {
        void send(Profile profile, ProfileAction action, Runnable done);
    }

    ProfileButtons(ToLongFunction<String> openPositions, Sender sender) {
        this.openPositions = openPositions;
        this.sender = sender;
        place.addClassName("buttons");
        for (Button button : new Button[] {start, pause, stop}) {
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        }
        stop.addThemeVariants(ButtonVariant.LUMO_ERROR);
    }

    @Override
    public Component component() {
        return place;
    }

    @Override
    public void show(Profile row) {
        profile = row;
        start.setAriaLabel("Start " + row.name());
        pause.setAriaLabel("Pause " + row.name());
        stop.setAriaLabel("Stop " + row.name());
        enable(row.desiredState());
    }

    private void enable(String desired) {
        start.setEnabled(!desired.equals("RUNNING"));
        pause.setEnabled(!desired.equals("PAUSED"));
        stop.setEnabled(!desired.equals("STOPPED"));
    }

    private void send(ProfileAction action) {
        Profile row = profile;
        if (row == null) {
            return;
        }
        start.setEnabled(false);
        pause.setEnabled(false);
        stop.setEnabled(false);
        sender.send(row, action, () -> enable(profile == null ? row.desiredState() : profile.desiredState()));
    }

    private void confirmStop() {
        Profile row = profile;
        if (row == null) {
            return;
        }
        long open = openPositions.applyAsLong(row.id());
        var question = new ConfirmDialog();
        question.setHeader("Stop " + row.name() + "?");
        question.setText("No new entries, and no signal is watched any more, so none closes a position either. "
                + (open == 0
                        ? "It holds nothing now."
                        : open + " open " + (open == 1 ? "position stays" : "positions stay")
                                + " protected by stop and target."));
        question.setCancelable(true);
        question.setConfirmText("Stop");
        question.setConfirmButtonTheme("error primary");
        question.addConfirmListener(confirmed -> send(ProfileAction.STOP));
        question.open();
    }
}
