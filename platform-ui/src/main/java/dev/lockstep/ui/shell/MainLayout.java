package dev.lockstep.ui.shell;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.lockstep.ui.decision.DecisionsView;
import dev.lockstep.ui.desk.TraderSession;
import dev.lockstep.ui.overview.OverviewView;
import dev.lockstep.ui.profile.ProfilesView;
import jakarta.annotation.security.PermitAll;

/** The frame round every screen: where one is, for whom, with what money, and whether the platform is there. */
@Layout
@PermitAll
public final class MainLayout extends AppLayout {

    private final StandingLine standing;

    public MainLayout(TraderSession session, AuthenticationContext login) {
        standing = new StandingLine(session, login);
        var toggle = new DrawerToggle();
        toggle.setAriaLabel("Menu");
        setPrimarySection(Section.DRAWER);
        addToDrawer(brand(), navigation());
        addToNavbar(toggle, standing);
    }

    private static Header brand() {
        var mark = new Image("icons/lockstep.svg", "");
        var name = new Span("Lockstep");
        var header = new Header(mark, name);
        header.addClassName("brand");
        return header;
    }

    private static SideNav navigation() {
        var screens = new SideNav();
        screens.getElement().setAttribute("aria-label", "Screens");
        screens.addItem(
                new SideNavItem("Overview", OverviewView.class, VaadinIcon.DASHBOARD.create()),
                new SideNavItem("Profiles", ProfilesView.class, VaadinIcon.SLIDERS.create()),
                new SideNavItem("Decisions", DecisionsView.class, VaadinIcon.SCALE.create()));
        return screens;
    }
}
