package dev.lockstep.ui.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.lockstep.ui.client.Me;
import dev.lockstep.ui.desk.Desk;
import dev.lockstep.ui.desk.TraderSession;
import org.jspecify.annotations.Nullable;

/** The line at the top: whose screens these are, with what money, and whether what they show is alive. */
final class StandingLine extends LivePart {
    private final Span mode = new Span();
    private final Span tenant = new Span();
    private final LinkBanner banner = new LinkBanner();

    StandingLine(TraderSession session, AuthenticationContext login) {
        super(session);
        addClassName("standing");
        tenant.addClassName("tenant");
        mode.addClassName("mode");
        var line = new Div(tenant, mode, new SchemeButton(), logout(login));
        line.addClassName("standing-line");
        add(line, banner);
    }

    @Override
    protected void show(Desk desk) {
        tenant.setText(whose(desk.me()));
        var overview = desk.overview();
        showMode(overview == null ? "" : overview.trading().mode());
        banner.show(desk.link());
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

    private static Button logout(AuthenticationContext login) {
        var button = new Button("Log out", VaadinIcon.SIGN_OUT.create(), click -> login.logout());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.addClassName("logout");
        button.setAriaLabel("Log out");
        return button;
    }
}
