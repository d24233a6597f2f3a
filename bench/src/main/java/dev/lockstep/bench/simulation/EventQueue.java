package dev.lockstep.bench.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The universe's time: what is to happen, in order, one thing after the other. Its hash over everything that happened
 * is the same exactly when two runs were.
 */
final class EventQueue {
    private static final long BEGINNING = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond();
    private static final long MICROS = 1_000_000L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int REMEMBERED = 400_000;

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Deque<String> trace = new ArrayDeque<>();
    private final boolean traced;
    private long now;
    private long number;
    private long hash = 0xcbf29ce484222325L;

    EventQueue(boolean traced) {
        this.traced = traced;
    }

    long micros() {
        return now;
    }

    Instant instant() {
        return at(now);
    }

    static Instant at(long micros) {
        return Instant.ofEpochSecond(BEGINNING + Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
    }

    void after(Duration delay, String label, Runnable task) {
        at(now + delay.toNanos() / 1000, label, task);
    }

    void at(long micros, String label, Runnable task) {
        events.add(new Event(Math.max(micros, now), number++, label, task));
    }

    /** Lets the next thing happen; false where nothing is left before {@code end}. */
    boolean step(long end) {
        Event next = events.peek();
        if (next == null || next.at() > end) {
            now = Math.max(now, end);
            return false;
        }
        events.poll();
        now = next.at();
        note(next.label());
        next.task().run();
        return true;
    }

    /** Something worth telling that takes no time. */
    void note(String what) {
        mix(now);
        mix(what.hashCode());
        if (traced) {
            trace.addLast(String.format("%12.6f  %s", now / 1e6, what));
            if (trace.size() > REMEMBERED) {
                trace.removeFirst();
            }
        }
    }

    /** Something that makes this run another than one in which it is different. */
    void mix(long what) {
        hash = (hash ^ what) * FNV_PRIME;
    }

    boolean isTraced() {
        return traced;
    }

    long hash() {
        return hash;
    }

    Deque<String> trace() {
        return trace;
    }

    private record Event(long at, long number, String label, Runnable task) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }
    }
}
