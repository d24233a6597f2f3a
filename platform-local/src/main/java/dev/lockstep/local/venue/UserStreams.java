package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.VenueEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sends private events to the sockets that subscribed the account. Runs on the venue's thread. */
final class UserStreams {
    private final Set<ApiSocket> sockets = ConcurrentHashMap.newKeySet();

    void add(ApiSocket socket) {
        sockets.add(socket);
    }

    void remove(ApiSocket socket) {
        sockets.remove(socket);
    }

    void pingAll() {
        sockets.removeIf(socket -> !socket.isOpen());
        sockets.forEach(ApiSocket::ping);
    }

    void publish(List<VenueEvent> events) {
        for (VenueEvent event : events) {
            if (event instanceof VenueEvent.Private own) {
                sockets.forEach(socket -> socket.publish(own));
            }
        }
    }
}
