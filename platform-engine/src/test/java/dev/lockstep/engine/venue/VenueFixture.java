package dev.lockstep.engine.venue;

import dev.lockstep.engine.market.Timeframe;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A small venue whose market stands where the test wants it. */
final class VenueFixture {
    static final long NOW = 1_700_000_000_000L;
    static final String ACME = "acme";
    static final String GLOBEX = "globex";
    private static final long OPEN = 1_700_000_040_000L / 60_000 * 60_000;

    private VenueFixture() {}

    /** Four bars of history at 60,000, then one bar per price: each opens where the last closed and closes there. */
    static SimulatedVenue venueWithCloses(String... closes) {
        List<Bar> bars = new ArrayList<>();
        long time = OPEN;
        for (int i = 0; i < closes.length + 1; i++) {
            bars.add(flat(time, price("60000"), price("60000")));
            time += 60_000;
        }
        long before = price("60000");
        for (String close : closes) {
            bars.add(flat(time, before, price(close)));
            before = price(close);
            time += 60_000;
        }
        bars.add(flat(time, before, before));
        ReplayPrices source = new ReplayPrices(SymbolListing.of("BTCUSDT"), Timeframe.M1, bars);
        return opened(new SimulatedVenue(VenueSettings.ofSeed(7), List.of(source)));
    }

    static SimulatedVenue generated(long seed, String... symbols) {
        List<GeneratedPrices> sources = Stream.of(symbols)
                .map(symbol -> new GeneratedPrices(SymbolListing.of(symbol), seed))
                .toList();
        return opened(new SimulatedVenue(VenueSettings.ofSeed(seed), sources));
    }

    private static SimulatedVenue opened(SimulatedVenue venue) {
        venue.open(ACME, Map.of("USDT", new BigDecimal("100000"), "BTC", new BigDecimal("2")), NOW);
        venue.open(GLOBEX, Map.of("USDT", new BigDecimal("50000"), "BTC", new BigDecimal("1")), NOW);
        venue.drainEvents();
        venue.drainChanges();
        return venue;
    }

    private static Bar flat(long time, long open, long close) {
        long volume = price("12");
        return new Bar(
                time,
                open,
                Math.max(open, close),
                Math.min(open, close),
                close,
                volume,
                price("700000"),
                10,
                volume / 2,
                price("350000"),
                -1,
                -1);
    }

    static long price(String text) {
        return Amount.toE8(Amount.of(text));
    }

    /** Plays bars until they are closed. */
    static void playBars(SimulatedVenue venue, int bars) {
        for (int i = 0; i < bars; i++) {
            for (int step = 0; step < CandlePath.STEPS; step++) {
                venue.playStep(NOW + i);
            }
            venue.closePlayedBars();
        }
    }

    static OrderRequest limit(Side side, String quantity, String price, String id) {
        return OrderRequest.of("BTCUSDT", side, OrderType.LIMIT, quantity, id).withPrice(price);
    }

    static OrderRequest market(Side side, String quantity, String id) {
        return OrderRequest.of("BTCUSDT", side, OrderType.MARKET, quantity, id);
    }

    static OrderRequest stop(OrderType type, Side side, String quantity, String stop, String id) {
        return OrderRequest.of("BTCUSDT", side, type, quantity, id).withStop(stop);
    }

    static BigDecimal amount(String text) {
        return Amount.of(text);
    }
}
