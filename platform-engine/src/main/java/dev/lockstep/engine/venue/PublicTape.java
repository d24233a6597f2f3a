package dev.lockstep.engine.venue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A symbol's newest public trades, oldest first. */
final class PublicTape {
    private static final int KEPT = 1_000;

    private final Deque<MarketTrade> trades = new ArrayDeque<>();

    void record(MarketTrade trade) {
        if (trades.size() == KEPT) {
            trades.removeFirst();
        }
        trades.addLast(trade);
    }

    List<MarketTrade> all() {
        return List.copyOf(trades);
    }
}
