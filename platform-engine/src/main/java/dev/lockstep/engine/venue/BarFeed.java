package dev.lockstep.engine.venue;

import dev.lockstep.engine.market.Timeframe;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A source's bars in their order, of which some may be given back to be read once more. */
final class BarFeed {
    private final PriceSource source;
    private final Deque<Bar> again = new ArrayDeque<>();
    private long read;

    BarFeed(PriceSource source) {
        this.source = source;
    }

    @Nullable
    Bar next() {
        Bar bar = again.pollFirst();
        return bar == null ? source.next() : bar;
    }

    void giveBack(@Nullable Bar bar) {
        if (bar != null) {
            again.addFirst(bar);
        }
    }

    boolean isLive() {
        return source.isLive();
    }

    Timeframe timeframe() {
        return source.timeframe();
    }

    /** Notes that one more bar has closed. */
    void closed() {
        read++;
    }

    /** Number of the bar that follows those that closed: counted in a recording, by its time in a live market. */
    long number(long openTime) {
        return isLive() ? openTime / timeframe().length().toMillis() : read;
    }
}
