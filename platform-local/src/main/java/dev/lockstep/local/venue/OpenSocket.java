package dev.lockstep.local.venue;

/** A client's connection of any kind, for what happens to all of them alike. */
interface OpenSocket {
    SocketSession connection();

    /** Binance's notice before it closes, in the form of this kind of connection: reconnect now. */
    void announceShutdown(long now);
}
