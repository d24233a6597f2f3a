package dev.lockstep.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.lockstep.ui.client.Link;
import dev.lockstep.ui.component.Formats;
import org.jspecify.annotations.Nullable;

/** Says that the page is not live, since when, and what there is to do; not there while all is well. */
final class LinkBanner extends Div {
    private Link.@Nullable State shown;

    LinkBanner() {
        addClassName("banner");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    void show(Link link) {
        if (link.state() == shown) {
            return;
        }
        shown = link.state();
        removeAll();
        setClassName("asking", link.state() == Link.State.ASKING);
        setVisible(link.state() != Link.State.UP && link.state() != Link.State.CONNECTING);
        switch (link.state()) {
            case UP, CONNECTING -> {}
            case ASKING ->
                setText("Live updates are interrupted since " + Formats.time(link.since())
                        + " UTC. The platform answers, so it is asked every few seconds; live again by itself.");
            case DOWN ->
                setText(
                        "No connection to the platform since " + Formats.time(link.since())
                                + " UTC. What you see may be old. Trying again by itself; trading does not depend on this page.");
            case SESSION_OVER -> {
                var again = new Anchor(Login.ADDRESS, "Log in again");
                again.setRouterIgnore(true);
                add(new Span("Your login has ended. "), again);
            }
            case FORBIDDEN -> setText("The platform says that you may see nothing here. Ask whoever runs it.");
        }
    }
}
