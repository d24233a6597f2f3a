package dev.lockstep.local.venue;

import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.venue.Bar;
import dev.lockstep.engine.venue.SimulatedVenue;
import dev.lockstep.engine.venue.VenueRefusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Moves the market. Free: by the wall clock times the speed, never more than a few steps in a row so that orders get in
 * between. Live: by the machine's clock, as fast as the real one. Lockstep: only when everyone who ever reported a
 * candle has reported the one that closed last.
 */
final class MarketPacer {
    private static final int MOST_STEPS_IN_A_ROW = 20;
    private static final long FOLLOW_MILLIS = 50;

    /** Who must be done before a lockstep market goes on. */
    private record Watcher(String symbol, Timeframe timeframe) implements Comparable<Watcher> {
        @Override
        public int compareTo(Watcher other) {
            int bySymbol = symbol.compareTo(other.symbol);
            return bySymbol != 0 ? bySymbol : timeframe.compareTo(other.timeframe);
        }
    }

    private final VenueLoop loop;
    private final InstantSource wall;
    private final BigDecimal speed;
    private final TreeSet<Watcher> watchers = new TreeSet<>();
    private final Map<Watcher, Long> done = new HashMap<>();
    private long dueNanos;

    MarketPacer(VenueLoop loop, InstantSource wall, BigDecimal speed) {
        this.loop = loop;
        this.wall = wall;
        this.speed = speed;
    }

    void runFreely() {
        dueNanos = System.nanoTime();
        loop.after(0, this::playDue);
    }

    /**
     * Plays a live market by the machine's clock, each step one bar late: how a price went to its extremes is known
     * only when the bar has closed.
     */
    void follow(InstantSource machine) {
        loop.every(FOLLOW_MILLIS, () -> playKnown(machine));
    }

    private void playKnown(InstantSource machine) {
        for (int i = 0; i < MOST_STEPS_IN_A_ROW; i++) {
            long step = loop.inTask(SimulatedVenue::nextStepTime);
            if (step == Long.MAX_VALUE || step + Timeframe.M1.length().toMillis() > machine.millis()) {
                break;
            }
            boolean _ = loop.inTask(venue -> venue.playStep(wall.millis()));
        }
    }

    private void playDue() {
        for (int i = 0; i < MOST_STEPS_IN_A_ROW; i++) {
            long before = loop.inTask(SimulatedVenue::nextStepTime);
            if (!loop.inTask(venue -> venue.playStep(wall.millis()))) {
                return; // every source has ended
            }
            long after = loop.inTask(SimulatedVenue::nextStepTime);
            dueNanos += wallNanos(before, after);
            if (dueNanos > System.nanoTime()) {
                break;
            }
        }
        loop.after(dueNanos - System.nanoTime(), this::playDue);
    }

    /** Hours without candles (an outage in a recording) pass at once. */
    private long wallNanos(long before, long after) {
        long marketMillis = after == Long.MAX_VALUE ? 0 : Math.clamp(after - before, 0L, 86_400_000L);
        return BigDecimal.valueOf(marketMillis)
                .multiply(BigDecimal.valueOf(1_000_000))
                .divide(speed, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /**
     * Notes that a candle was worked on and, when nobody else is waited for, plays on until the next candle of that
     * period has closed. Runs on the venue's thread.
     *
     * @return how many base bars were played
     */
    int candleDone(SimulatedVenue venue, String symbol, Timeframe timeframe, long openTime) {
        Watcher watcher = new Watcher(symbol, timeframe);
        long last = lastClosed(venue, watcher);
        if (openTime > last) {
            throw new VenueRefusal(-1130, "Candle " + openTime + " has not closed yet; the last closed one is " + last);
        }
        watchers.add(watcher);
        done.merge(watcher, openTime, Math::max);
        int played = 0;
        while (allDone(venue) && playBar(venue)) {
            played++;
        }
        return played;
    }

    private boolean allDone(SimulatedVenue venue) {
        return watchers.stream().allMatch(watcher -> done.getOrDefault(watcher, 0L) >= lastClosed(venue, watcher));
    }

    private boolean playBar(SimulatedVenue venue) {
        String first = watchers.first().symbol();
        long before = venue.lastClosedBar(first).openTime();
        while (venue.lastClosedBar(first).openTime() == before) {
            boolean played = loop.inTask(market -> market.playStep(wall.millis()));
            loop.inTask(market -> {
                market.closePlayedBars();
                return true;
            });
            if (!played) {
                return false;
            }
        }
        return true;
    }

    /** Open time of the newest candle of the period that has closed. */
    static long lastClosed(SimulatedVenue venue, String symbol, Timeframe timeframe) {
        Bar bar = venue.lastClosedBar(symbol);
        long closedUntil = bar.openTime() + venue.baseTimeframe(symbol).length().toMillis();
        Instant open = timeframe.openOf(Instant.ofEpochMilli(closedUntil));
        return open.toEpochMilli() - timeframe.length().toMillis();
    }

    private static long lastClosed(SimulatedVenue venue, Watcher watcher) {
        return lastClosed(venue, watcher.symbol(), watcher.timeframe());
    }
}
