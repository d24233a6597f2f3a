package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.VenueEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sends private events to the sockets that subscribed the account. Runs on the venue's thread. */
final class UserStreams {
    private final Set<ApiSocket> sockets = ConcurrentHashMap.newKeySet();
    private final FaultyEvents faulty;

    UserStreams(FaultyEvents faulty) {
        this.faulty = faulty;
    }

    void add(ApiSocket socket) {
        sockets.add(socket);
    }

    void remove(ApiSocket socket) {
        sockets.remove(socket);
    }

    Set<ApiSocket> sockets() {
        return sockets;
    }

    void terminate(String account) {
        sockets.forEach(socket -> socket.terminate(account));
    }

    void publish(List<VenueEvent> events) {
        for (VenueEvent event : events) {
            if (event instanceof VenueEvent.Private own) {
                faulty.send(subject(own), () -> sockets.forEach(socket -> socket.publish(own)));
            }
        }
    }

    private static FaultSubject subject(VenueEvent.Private event) {
        return switch (event) {
            case VenueEvent.OrderReported report ->
                FaultSubject.event("executionReport", report.order().symbol(), report.account());
            case VenueEvent.ListReported list ->
                FaultSubject.event("listStatus", list.list().symbol(), list.account());
            case VenueEvent.BalancesChanged balances ->
                FaultSubject.event("outboundAccountPosition", "", balances.account());
            case VenueEvent.FundsMoved funds -> FaultSubject.event("balanceUpdate", "", funds.account());
        };
    }
}
