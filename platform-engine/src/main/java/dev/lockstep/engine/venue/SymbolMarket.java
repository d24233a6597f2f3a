package dev.lockstep.engine.venue;

import dev.lockstep.engine.market.Timeframe;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One symbol's market: its bars, the one being played, the last price, the public tape, the book of the others. */
final class SymbolMarket {
    private final BarFeed feed;
    private SymbolListing listing;
    private final long seed;
    private final BarHistory closed = new BarHistory();
    private final PublicTape tape = new PublicTape();
    private @Nullable Bar playing;
    private @Nullable Bar forming;
    private int step;
    private long lastPrice;
    private @Nullable SyntheticBook book;
    private boolean shunsStops;

    SymbolMarket(PriceSource source, long seed) {
        this.feed = new BarFeed(source);
        this.listing = source.listing();
        this.seed = seed;
        for (int i = 0; i < source.history(); i++) {
            readHistory();
        }
        playing = feed.next();
    }

    private void readHistory() {
        Bar bar = feed.next();
        if (bar == null) {
            throw new IllegalStateException(listing.symbol() + ": the source ended inside its history");
        }
        keep(bar);
    }

    private void keep(Bar bar) {
        closed.add(bar);
        lastPrice = bar.close();
        feed.closed();
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
        return feed.timeframe();
    }

    /** Whether the source has run out; the last price stands from then on. */
    boolean ended() {
        return playing == null && !feed.isLive();
    }

    /** Whether there is no bar to play: none any more, or, of a live source, none yet. */
    boolean isIdle() {
        return playing == null;
    }

    /** Looks whether a live source has a bar by now. */
    void lookAhead() {
        if (playing == null && feed.isLive()) {
            playing = feed.next();
        }
    }

    BigDecimal last() {
        return Amount.ofE8(lastPrice);
    }

    MarketPosition position() {
        return new MarketPosition(barNumber(), step);
    }

    private long barNumber() {
        return feed.number(openTime());
    }

    /** When the bar being played opened, or the next one will. */
    private long openTime() {
        Bar bar = playing;
        return bar == null ? closed.last().closeTime(timeframe()) + 1 : bar.openTime();
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
        return closed.last().closeTime(timeframe()) + 1;
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
        long quantity = tradable(CandlePath.share(bar.volume()));
        boolean fell = lastPrice < before;
        forming = grown(bar, quantity, fell, tradeId);
        step++;
        MarketTrade trade = new MarketTrade(tradeId, Amount.ofE8(lastPrice), Amount.ofE8(quantity), time, fell);
        record(trade);
        return trade;
    }

    private Bar grown(Bar bar, long quantity, boolean fell, long tradeId) {
        Bar tick = Bar.tick(bar.openTime(), lastPrice, quantity, CandlePath.share(bar.quoteVolume()), fell, tradeId);
        return forming == null ? tick : forming.and(tick);
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
        playing = feed.next();
        return done;
    }

    /**
     * Goes to where an earlier run stopped, without trades: what was traded then is in the journal. In a live market
     * that is back, if its history reaches so far: the bars since then are played after all, or orders that rested
     * would have missed them.
     */
    void seek(MarketPosition position) {
        if (feed.isLive()) {
            goBack(position.bar());
        } else {
            goOn(position.bar());
        }
        while (barNumber() == position.bar() && step < position.step() && playing != null) {
            Bar bar = currentBar();
            boolean fell = CandlePath.at(bar, step, Amount.toE8(listing.tick())) < lastPrice;
            lastPrice = CandlePath.at(bar, step, Amount.toE8(listing.tick()));
            forming = grown(bar, tradable(CandlePath.share(bar.volume())), fell, -1);
            step++;
        }
        book = null;
    }

    private void goOn(long bar) {
        while (barNumber() < bar && playing != null) {
            keep(currentBar());
            playing = feed.next();
        }
    }

    private void goBack(long bar) {
        if (feed.number(closed.first().openTime()) >= bar) {
            return; // the earlier run stopped before the history begins: what was between is not to be had any more
        }
        while (feed.number(closed.last().openTime()) >= bar) {
            feed.giveBack(playing);
            playing = closed.removeLast();
        }
        lastPrice = closed.last().close();
    }

    void record(MarketTrade trade) {
        tape.record(trade);
    }

    SyntheticBook book() {
        SyntheticBook made = book;
        if (made == null) {
            Seeded seeded = new Seeded(seed, listing.symbol().hashCode(), barNumber(), step);
            made = new SyntheticBook(listing, lastPrice, seeded);
            book = made;
        }
        return made;
    }

    List<MarketTrade> tape() {
        return tape.all();
    }

    @Nullable
    Bar forming() {
        return forming;
    }

    Bar lastClosed() {
        return closed.last();
    }

    /**
     * Bars of the base period from {@code from} on. The last one is always still open, as at Binance, where a bar
     * stands from the moment its period begins: before its first trade it is flat and empty.
     */
    List<Bar> barsSince(long from) {
        List<Bar> bars = closed.since(from);
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
        return Bar.empty(openTime(), lastPrice);
    }

    long firstOpenTime() {
        return closed.isEmpty() ? now() : closed.first().openTime();
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
