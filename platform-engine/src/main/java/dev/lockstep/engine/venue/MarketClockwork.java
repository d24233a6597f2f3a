package dev.lockstep.engine.venue;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Moves all symbols along one market time, step by step. */
final class MarketClockwork {
    private final Books books;
    private final SymbolDesks desks;
    private final Matching matching;
    private final TreeSet<String> moved = new TreeSet<>();

    MarketClockwork(Books books, SymbolDesks desks, Matching matching) {
        this.books = books;
        this.desks = desks;
        this.matching = matching;
    }

    long nextStepTime() {
        desks.all().forEach(desk -> desk.market().lookAhead());
        return desks.all().stream()
                .mapToLong(desk -> desk.market().nextStepTime())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    boolean playStep(long now) {
        long time = nextStepTime();
        if (time == Long.MAX_VALUE) {
            return false;
        }
        for (SymbolDesk desk : desks.all()) {
            if (desk.market().nextStepTime() == time) {
                close(desk);
                play(desk, now);
            }
        }
        return true;
    }

    void closePlayedBars() {
        desks.all().forEach(this::close);
    }

    private void play(SymbolDesk desk, long now) {
        SymbolMarket market = desk.market();
        if (market.isIdle()) {
            return;
        }
        String symbol = market.listing().symbol();
        MarketTrade trade = market.play(books.next("trade." + symbol));
        moved.add(symbol);
        var _ = books.next("book." + symbol);
        matching.marketMoved(desk, now);
        books.say(new VenueEvent.Traded(symbol, trade));
        books.say(new VenueEvent.BookMoved(symbol));
        Bar forming = market.forming();
        if (forming != null) {
            books.say(new VenueEvent.BarMoved(symbol, forming, false));
        }
    }

    private void close(SymbolDesk desk) {
        SymbolMarket market = desk.market();
        if (!market.isIdle() && market.barIsPlayed()) {
            String symbol = market.listing().symbol();
            books.say(new VenueEvent.BarMoved(symbol, market.closeBar(), true));
            moved.add(symbol);
        }
    }

    Map<String, MarketPosition> drainPositions() {
        Map<String, MarketPosition> positions = new TreeMap<>();
        moved.forEach(symbol -> positions.put(symbol, desks.of(symbol).market().position()));
        moved.clear();
        return positions;
    }

    Map<String, MarketPosition> positions() {
        Map<String, MarketPosition> positions = new TreeMap<>();
        desks.all()
                .forEach(desk ->
                        positions.put(desk.listing().symbol(), desk.market().position()));
        return positions;
    }
}
