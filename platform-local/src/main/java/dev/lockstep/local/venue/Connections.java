package dev.lockstep.local.venue;

import java.util.stream.Stream;

/** All open sockets: how long each may live, and what happens when the venue wants them gone. */
final class Connections {
    /** Binance ends every connection after a day. */
    static final long USUAL_LIFE = 86_400_000;

    private static final int GOING_AWAY = 1_001;

    private final UserStreams users;
    private final MarketStreams market;
    private volatile long life = USUAL_LIFE;

    Connections(UserStreams users, MarketStreams market) {
        this.users = users;
        this.market = market;
    }

    void life(long millis) {
        life = millis;
    }

    long life() {
        return life;
    }

    void closeOld() {
        all().filter(connection -> connection.isOlderThan(life))
                .forEach(connection -> connection.close(GOING_AWAY, "connections live 24 hours"));
    }

    void announceShutdown(long now) {
        users.announceShutdown(now);
        market.sockets().forEach(socket -> socket.announceShutdown(now));
    }

    void closeAll() {
        all().forEach(connection -> connection.close(GOING_AWAY, "shutdown"));
    }

    void dropAll() {
        all().forEach(SocketSession::drop);
    }

    private Stream<SocketSession> all() {
        return Stream.concat(users.connections(), market.sockets().stream().map(MarketSocket::connection));
    }
}
