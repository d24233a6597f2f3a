package dev.lockstep.local.venue;

import java.time.InstantSource;
import java.util.stream.Stream;

/** All open sockets: how long each may live, and what happens when the venue wants them gone. */
final class Connections {
    /** Binance ends every connection after a day. */
    static final long USUAL_LIFE = 86_400_000;

    /** Binance asks every connection this often, and waits so long for the pong. */
    static final long USUAL_PING = 20_000;

    static final long USUAL_PATIENCE = 60_000;

    private static final long LONGEST_NOTICE = 10_000;
    private static final int GOING_AWAY = 1_001;

    private final UserStreams users;
    private final MarketStreams market;
    private final InstantSource wall;
    private final FaultyEvents faulty;
    private volatile long life = USUAL_LIFE;
    private volatile long pingEvery = USUAL_PING;
    private volatile long patience = USUAL_PATIENCE;
    private long pingedNanos = System.nanoTime();

    Connections(UserStreams users, MarketStreams market, FaultyEvents faulty, InstantSource wall) {
        this.users = users;
        this.market = market;
        this.faulty = faulty;
        this.wall = wall;
    }

    /** How often connections are asked, and how long one may leave it unanswered. */
    void pings(long everyMillis, long patienceMillis) {
        pingEvery = everyMillis;
        patience = patienceMillis;
    }

    /** What is to be done again and again: forget what ended, ping, end what is old. */
    void tend() {
        users.sockets().removeIf(socket -> !socket.connection().isOpen());
        market.sockets().removeIf(socket -> !socket.connection().isOpen());
        long now = System.nanoTime();
        if (now - pingedNanos >= pingEvery * 1_000_000 && !faulty.anySilent()) {
            pingedNanos = now;
            all().forEach(socket -> socket.connection().ping(patience));
        }
        endOld();
    }

    void life(long millis) {
        life = millis;
    }

    /**
     * Tells connections that their time is nearly over (ten seconds before, or half a shorter life), then ends them.
     */
    private void endOld() {
        long most = life;
        long told = most - Math.min(LONGEST_NOTICE, most / 2);
        all().forEach(socket -> {
            SocketSession connection = socket.connection();
            if (connection.isOlderThan(told) && connection.isFirstNotice()) {
                socket.announceShutdown(wall.millis());
            }
            if (connection.isOlderThan(most)) {
                connection.close(GOING_AWAY, "connections live 24 hours");
            }
        });
    }

    void announceShutdown() {
        all().forEach(socket -> socket.announceShutdown(wall.millis()));
    }

    void closeAll() {
        all().forEach(socket -> socket.connection().close(GOING_AWAY, "shutdown"));
    }

    void dropAll() {
        all().forEach(socket -> socket.connection().drop());
    }

    private Stream<OpenSocket> all() {
        return Stream.concat(users.sockets().stream(), market.sockets().stream());
    }
}
