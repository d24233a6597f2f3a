package dev.lockstep.ui.desk;

import dev.lockstep.ui.client.ApiFailure;
import dev.lockstep.ui.client.Link;
import dev.lockstep.ui.client.LiveMessage;
import dev.lockstep.ui.client.PlatformClient;
import java.util.ArrayList;
import java.util.List;

/** Learns by asking what a live connection would have told, and whether there is an answer at all. */
final class Questions {
    private static final int LATEST = 50;

    private final PlatformClient client;

    Questions(PlatformClient client) {
        this.client = client;
    }

    List<LiveMessage> ask() {
        List<LiveMessage> answers = new ArrayList<>();
        try {
            answers.add(new LiveMessage.Profiles(client.profiles().items()));
            answers.add(new LiveMessage.Orders(client.openOrders().items()));
            answers.add(new LiveMessage.Positions(client.openPositions().items()));
            answers.add(new LiveMessage.Decisions(
                    client.decisions("", List.of(), "", LATEST).items()));
            answers.add(new LiveMessage.OverviewIs(client.overview()));
            client.marks().items().forEach(mark -> answers.add(new LiveMessage.MarkIs(mark.positionId(), mark)));
            answers.add(new LiveMessage.LinkIs(Link.now(Link.State.ASKING)));
        } catch (ApiFailure.SessionOver e) {
            answers.add(new LiveMessage.LinkIs(Link.now(Link.State.SESSION_OVER)));
        } catch (ApiFailure e) {
            answers.add(new LiveMessage.LinkIs(Link.now(Link.State.DOWN)));
        }
        return answers;
    }
}
