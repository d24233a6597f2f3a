package dev.lockstep.engine.venue;

import dev.lockstep.engine.market.Timeframe;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One symbol's market: its bars, the one being played, the last price, the public tape, the book of the others. */
final class SymbolMarket {
    private static final int BARS_KEPT = 40_000;
    private static final int TAPE_KEPT = 1_000;

    private final PriceSource source;
    private SymbolListing listing;
    private final long seed;
    private final ArrayList<Bar> closed = new ArrayList<>();
    private final Deque<MarketTrade> tape = new ArrayDeque<>();
    private @Nullable Bar playing;
    private @Nullable Bar forming;
    private long barNumber;
    private int step;
    private long lastPrice;
    private @Nullable SyntheticBook book;
    private boolean shunsStops;

    SymbolMarket(PriceSource source, long seed) {
        this.source = source;
        this.listing = source.listing();
        this.seed = seed;
        for (int i = 0; i < source.history(); i++) {
            readHistory();
        }
        playing = source.next();
    }

    private void readHistory() {
        Bar bar = source.next();
        if (bar == null) {
            throw new IllegalStateException(listing.symbol() + ": the source ended inside its history");
        }
        keep(bar);
    }

    private void keep(Bar bar) {
        if (closed.size() == BARS_KEPT) {
            closed.subList(0, BARS_KEPT / 8).clear();
        }
        closed.add(bar);
        lastPrice = bar.close();
        barNumber++;
    }

    SymbolListing listing() {
        return listing;
    }

    /** Whether stop orders that trigger find nobody to trade with; everybody else does. */
    boolean shunsStops() {
        return shunsStops;
    }

    void shunStops(boolean yes) {
        shunsStops = yes;
    }

    /** Other rules from now on; the others' book is made anew to fit them. */
    void relist(SymbolListing changed) {
        listing = changed;
        book = null;
    }

    Timeframe timeframe() {
        return source.timeframe();
    }

    /** Whether the source has run out; the last price stands from then on. */
    boolean ended() {
        return playing == null;
    }

    BigDecimal last() {
        return Amount.ofE8(lastPrice);
    }

    MarketPosition position() {
        return new MarketPosition(barNumber, step);
    }

    /** Market time of the next price step, in milliseconds. */
    long nextStepTime() {
        Bar bar = playing;
        return bar == null ? Long.MAX_VALUE : bar.openTime() + stepLength() * step;
    }

    /** Market time now: of the last step played, or of the last close. */
    long now() {
        Bar bar = playing;
        if (bar != null && step > 0) {
            return bar.openTime() + stepLength() * (step - 1);
        }
        return closed.getLast().closeTime(timeframe()) + 1;
    }

    long stepLength() {
        return timeframe().length().toMillis() / CandlePath.STEPS;
    }

    /** Plays the next price step as a public trade with the given id. */
    MarketTrade play(long tradeId) {
        Bar bar = currentBar();
        long before = lastPrice;
        long time = nextStepTime();
        lastPrice = CandlePath.at(bar, step, Amount.toE8(listing.tick()));
        book = null;
        long quantity = tradable(share(bar.volume()));
        boolean fell = lastPrice < before;
        forming = grown(bar, quantity, fell, tradeId);
        step++;
        MarketTrade trade = new MarketTrade(tradeId, Amount.ofE8(lastPrice), Amount.ofE8(quantity), time, fell);
        record(trade);
        return trade;
    }

    private Bar grown(Bar bar, long quantity, boolean fell, long tradeId) {
        long quote = share(bar.quoteVolume());
        Bar tick = new Bar(
                bar.openTime(),
                lastPrice,
                lastPrice,
                lastPrice,
                lastPrice,
                quantity,
                quote,
                1,
                fell ? 0 : quantity,
                fell ? 0 : quote,
                tradeId,
                tradeId);
        return forming == null ? tick : forming.and(tick);
    }

    private static long share(long total) {
        return total / CandlePath.STEPS;
    }

    /** Trades are whole steps, and none is empty. */
    private long tradable(long quantity) {
        long lot = Amount.toE8(listing.step());
        return Math.max(1, quantity / lot) * lot;
    }

    private Bar currentBar() {
        Bar bar = playing;
        if (bar == null) {
            throw new IllegalStateException(listing.symbol() + ": the price source has ended");
        }
        return bar;
    }

    boolean barIsPlayed() {
        return step == CandlePath.STEPS;
    }

    /** Closes the bar whose steps are all played and turns to the next. */
    Bar closeBar() {
        Bar bar = currentBar();
        Bar done = forming == null ? bar : bar.tradedAs(forming);
        keep(done);
        forming = null;
        step = 0;
        playing = source.next();
        return done;
    }

    /** Goes to where an earlier run stopped, without trades: what was traded then is in the journal. */
    void seek(MarketPosition position) {
        while (barNumber < position.bar() && playing != null) {
            keep(currentBar());
            playing = source.next();
        }
        while (step < position.step() && playing != null) {
            Bar bar = currentBar();
            boolean fell = CandlePath.at(bar, step, Amount.toE8(listing.tick())) < lastPrice;
            lastPrice = CandlePath.at(bar, step, Amount.toE8(listing.tick()));
            forming = grown(bar, tradable(share(bar.volume())), fell, -1);
            step++;
        }
        book = null;
    }

    void record(MarketTrade trade) {
        if (tape.size() == TAPE_KEPT) {
            tape.removeFirst();
        }
        tape.addLast(trade);
    }

    SyntheticBook book() {
        SyntheticBook made = book;
        if (made == null) {
            Seeded seeded = new Seeded(seed, listing.symbol().hashCode(), barNumber, step);
            made = new SyntheticBook(listing, lastPrice, seeded);
            book = made;
        }
        return made;
    }

    List<MarketTrade> tape() {
        return List.copyOf(tape);
    }

    @Nullable
    Bar forming() {
        return forming;
    }

    Bar lastClosed() {
        return closed.getLast();
    }

    /**
     * Bars of the base period from {@code from} on. The last one is always still open, as at Binance, where a bar
     * stands from the moment its period begins: before its first trade it is flat and empty.
     */
    List<Bar> barsSince(long from) {
        int first = firstAtOrAfter(from);
        List<Bar> bars = new ArrayList<>(closed.subList(first, closed.size()));
        Bar open = open();
        if (open.openTime() >= from) {
            bars.add(open);
        }
        return bars;
    }

    private Bar open() {
        if (forming != null) {
            return forming;
        }
        long begun =
                playing == null ? lastClosed().openTime() + timeframe().length().toMillis() : playing.openTime();
        return Bar.empty(begun, lastPrice);
    }

    private int firstAtOrAfter(long from) {
        int low = 0;
        int high = closed.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (closed.get(middle).openTime() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    long firstOpenTime() {
        return closed.isEmpty() ? now() : closed.getFirst().openTime();
    }

    /** Volume-weighted price of the last five minutes (at least one bar). */
    BigDecimal average() {
        List<Bar> bars = barsSince(now() - 300_000 - timeframe().length().toMillis());
        BigDecimal volume = Amount.ZERO;
        BigDecimal quote = Amount.ZERO;
        for (Bar bar : bars) {
            volume = volume.add(Amount.ofE8(bar.volume()));
            quote = quote.add(Amount.ofE8(bar.quoteVolume()));
        }
        return volume.signum() == 0 ? last() : quote.divide(volume, Amount.SCALE, RoundingMode.HALF_UP);
    }
}
