package dev.lockstep.ui.overview;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.lockstep.ui.client.Link;
import dev.lockstep.ui.component.Panel;
import dev.lockstep.ui.component.TapeList;
import dev.lockstep.ui.desk.Desk;
import dev.lockstep.ui.desk.TraderSession;
import dev.lockstep.ui.shell.LivePart;
import dev.lockstep.ui.shell.MainLayout;
import jakarta.annotation.security.PermitAll;

/** The page at {@code /}. */
@Route(value = "", layout = MainLayout.class)
@PageTitle("Overview · Lockstep")
@PermitAll
public final class OverviewView extends LivePart {
    private final StatusStrip status = new StatusStrip();
    private final TileRow tiles = new TileRow();
    private final PositionsPanel positions = new PositionsPanel();
    private final OrdersPanel orders = new OrdersPanel();
    private final TapeList tape = new TapeList();
    private final Panel events = new Panel("Live events, times in UTC", tape);
    private final Div screens;
    private final Paragraph operator = new Paragraph(
            "You are an operator: you watch over the installation and see no tenant's positions. Your figures are at the"
                    + " management ports; see the runbooks.");

    public OverviewView(TraderSession session) {
        super(session);
        addClassNames("page", "overview");
        events.addClassName("events");
        screens = new Div(
                status,
                tiles,
                new ChartPanel(session),
                events,
                positions.panel(),
                orders.panel(),
                new EquityPanel(session));
        screens.addClassName("screens");
        operator.setVisible(false);
        var title = new H1("Overview");
        title.addClassName("only-read-aloud");
        add(title, operator, screens);
    }

    @Override
    protected void show(Desk desk) {
        var me = desk.me();
        boolean member = me == null || me.tenant() != null;
        operator.setVisible(!member);
        screens.setVisible(member);
        status.show(desk);
        tiles.show(desk.overview());
        positions.show(desk);
        orders.show(desk);
        showEvents(desk);
    }

    private void showEvents(Desk desk) {
        if (desk.tape().lines().isEmpty() && desk.link().state() != Link.State.UP) {
            events.loading();
        } else if (desk.tape().lines().isEmpty()) {
            events.say("Nothing has happened lately. Signals, orders, fills and positions appear here as they happen.");
        } else {
            events.ready();
            tape.show(desk.tape());
        }
    }
}
