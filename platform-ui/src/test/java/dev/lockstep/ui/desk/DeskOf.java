package dev.lockstep.ui.desk;

import dev.lockstep.ui.client.Link;
import dev.lockstep.ui.client.LiveMessage;
import dev.lockstep.ui.client.Overview;

/** Desks for tests of what shows them. */
public final class DeskOf {
    private DeskOf() {}

    /** One that knows only this, and is live. */
    public static Desk overview(Overview overview) {
        return overview(overview, Link.State.UP);
    }

    /** One that knows only this. */
    public static Desk overview(Overview overview, Link.State link) {
        return Desk.empty()
                .after(new LiveMessage.LinkIs(new Link(link, overview.asOf())))
                .after(new LiveMessage.OverviewIs(overview));
    }
}
