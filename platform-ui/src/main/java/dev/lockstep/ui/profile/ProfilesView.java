package dev.lockstep.ui.profile;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.lockstep.ui.client.ApiFailure;
import dev.lockstep.ui.client.Overview;
import dev.lockstep.ui.client.Profile;
import dev.lockstep.ui.client.ProfileAction;
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
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tenant's profiles: what they trade, how they stand, and start, pause, stop. */
@Route(value = "profiles", layout = MainLayout.class)
@PageTitle("Profiles · Lockstep")
@PermitAll
public final class ProfilesView extends LivePart {
    private final LiveTable<Profile> table = table();
    private final Panel panel = new Panel("All profiles", table);
    private @Nullable Desk last;

    public ProfilesView(TraderSession session) {
        super(session);
        addClassName("page");
        add(
                new H1("Profiles"),
                new Paragraph("What you want holds from the moment it is stored; the engine's state follows."
                        + " Whatever you choose, what is held stays protected."),
                panel);
    }

    private LiveTable<Profile> table() {
        return new LiveTable<Profile>("Profiles", Profile::id)
                .text("Profile", p -> Cell.of(p.name()).noting(p.mode()))
                .text("Trades", p -> Cell.of(String.join(", ", p.symbols())).noting(p.venue() + ", " + p.timeframe()))
                .text(
                        "Strategy",
                        p -> Cell.of(p.strategy().kind())
                                .noting(p.strategy()
                                        .parameters()
                                        .toString()
                                        .replace("{", "")
                                        .replace("}", "")))
                .number(
                        "Capital",
                        p -> Cell.of(Formats.money(
                                        p.capital().amount(), p.capital().asset()))
                                .noting(p.capital().asset()))
                .number("Equity", this::equity)
                .number("Open", p -> Cell.of(String.valueOf(openPositions(p.id()))))
                .text("Wanted", p -> Cell.of(Formats.words(p.desiredState())))
                .text("Engine", ProfilesView::observed)
                .column("Do", () -> new ProfileButtons(this::openPositions, this::send));
    }

    private Cell equity(Profile profile) {
        Overview overview = last == null ? null : last.overview();
        return overview == null
                ? Cell.of(Formats.UNKNOWN)
                : overview.profiles().stream()
                        .filter(of -> of.profileId().equals(profile.id()))
                        .map(Overview.ProfileTiles::tiles)
                        .map(tiles -> Cell.of(Formats.money(tiles.equity(), tiles.asset()))
                                .noting(Formats.change(tiles.pnlToday(), tiles.asset()) + " today"))
                        .findFirst()
                        .orElse(Cell.of(Formats.UNKNOWN));
    }

    private long openPositions(String profileId) {
        var positions = last == null ? null : last.positions();
        return positions == null
                ? 0
                : positions.values().stream()
                        .filter(position -> position.profileId().equals(profileId))
                        .count();
    }

    private static Cell observed(Profile profile) {
        String reason = profile.faultReason();
        return switch (profile.observedState()) {
            case "RUNNING" -> Cell.of("● running", Tone.GOOD);
            case "FAULTED" -> Cell.of("◆ faulted", Tone.BAD).noting(reason == null ? "" : reason);
            default -> Cell.of("○ " + Formats.words(profile.observedState()), Tone.QUIET);
        };
    }

    @Override
    protected void show(Desk desk) {
        last = desk;
        var profiles = desk.profiles();
        if (profiles == null) {
            panel.loading();
            return;
        }
        table.show(profiles.values());
        if (profiles.isEmpty()) {
            panel.say("No profile yet. Create one with POST /api/v1/profiles; see the API's description.");
        } else {
            panel.ready();
        }
    }

    private void send(Profile profile, ProfileAction action, Runnable done) {
        ask(
                () -> session().client().desire(profile.id(), action),
                stored -> {
                    done.run();
                    tell(
                            profile.name() + ": " + action.name().toLowerCase(Locale.ROOT)
                                    + " is stored; the engine follows",
                            NotificationVariant.LUMO_SUCCESS);
                },
                failure -> {
                    done.run();
                    tell(profile.name() + " is unchanged: " + why(failure), NotificationVariant.LUMO_ERROR);
                });
    }

    private static String why(ApiFailure failure) {
        return failure instanceof ApiFailure.Refused refused
                ? refused.problem().detail() + ". " + refused.problem().hint()
                : String.valueOf(failure.getMessage());
    }

    private static void tell(String words, NotificationVariant variant) {
        var said = Notification.show(words, 6000, Notification.Position.BOTTOM_START);
        said.addThemeVariants(variant);
        said.setAssertive(variant == NotificationVariant.LUMO_ERROR);
    }
}
