package dev.lockstep.ui.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.lockstep.ui.client.Link;
import dev.lockstep.ui.client.Me;
import dev.lockstep.ui.component.Formats;
import dev.lockstep.ui.desk.Desk;
import dev.lockstep.ui.desk.TraderSession;
import org.jspecify.annotations.Nullable;

/** The line at the top: whose screens these are, with what money, and whether what they show is alive. */
final class StandingLine extends LivePart {
    private final Span mode = new Span();
    private final Span tenant = new Span();
    private final Div banner = new Div();
    private Link.@Nullable State shown;

    StandingLine(TraderSession session, AuthenticationContext login) {
        super(session);
        addClassName("standing");
        tenant.addClassName("tenant");
        mode.addClassName("mode");
        banner.addClassName("banner");
        banner.getElement().setAttribute("role", "alert");
        var line = new Div(tenant, mode, new SchemeButton(), logout(login));
        line.addClassName("standing-line");
        add(line, banner);
    }

    @Override
    protected void show(Desk desk) {
        tenant.setText(whose(desk.me()));
        var overview = desk.overview();
        showMode(overview == null ? "" : overview.trading().mode());
        if (desk.link().state() != shown) {
            shown = desk.link().state();
            showLink(desk.link());
        }
    }

    private static String whose(@Nullable Me me) {
        if (me == null) {
            return "";
        }
        var of = me.tenant();
        return of == null ? me.subject() + ", operator" : of.name() + " · " + me.subject();
    }

    private void showMode(String money) {
        mode.setVisible(!money.isEmpty() && !money.equals("NONE"));
        mode.setText(
                switch (money) {
                    case "PAPER" -> "PAPER · no real money";
                    case "LIVE" -> "LIVE · real money";
                    case "MIXED" -> "LIVE and PAPER";
                    default -> "";
                });
        mode.setClassName("paper", money.equals("PAPER"));
    }

    private void showLink(Link link) {
        banner.removeAll();
        banner.setClassName("asking", link.state() == Link.State.ASKING);
        banner.setVisible(link.state() != Link.State.UP && link.state() != Link.State.CONNECTING);
        switch (link.state()) {
            case UP, CONNECTING -> {}
            case ASKING ->
                banner.setText("Live updates are interrupted since " + Formats.time(link.since())
                        + " UTC. The platform answers, so it is asked every few seconds; live again by itself.");
            case DOWN ->
                banner.setText(
                        "No connection to the platform since " + Formats.time(link.since())
                                + " UTC. What you see may be old. Trying again by itself; trading does not depend on this page.");
            case SESSION_OVER -> {
                var again = new Anchor(Login.ADDRESS, "Log in again");
                again.setRouterIgnore(true);
                banner.add(new Span("Your login has ended. "), again);
            }
            case FORBIDDEN -> banner.setText("The platform says that you may see nothing here. Ask whoever runs it.");
        }
    }

    private static Button logout(AuthenticationContext login) {
        var button = new Button("Log out", VaadinIcon.SIGN_OUT.create(), click -> login.logout());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.addClassName("logout");
        button.setAriaLabel("Log out");
        return button;
    }
}
