package dev.lockstep.engine.venue;

import java.util.ArrayList;
import java.util.List;

/** A symbol's closed bars in order of time, the oldest forgotten when there are too many. */
final class BarHistory {
    private static final int KEPT = 40_000;

    private final ArrayList<Bar> bars = new ArrayList<>();

    void add(Bar bar) {
        if (bars.size() == KEPT) {
            bars.subList(0, KEPT / 8).clear();
        }
        bars.add(bar);
    }

    boolean isEmpty() {
        return bars.isEmpty();
    }

    Bar first() {
        return bars.getFirst();
    }

    Bar last() {
        return bars.getLast();
    }

    Bar removeLast() {
        return bars.removeLast();
    }

    /** A new list, to be changed at will, of those that opened at {@code from} or later. */
    List<Bar> since(long from) {
        List<Bar> found = bars.subList(firstAtOrAfter(from), bars.size());
        return new ArrayList<>(found);
    }

    private int firstAtOrAfter(long from) {
        int low = 0;
        int high = bars.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bars.get(middle).openTime() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
