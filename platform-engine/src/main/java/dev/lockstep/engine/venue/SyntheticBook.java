package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The orders of everybody else: levels round the last price, made from the seed for each price step, so that a large
 * order fills in parts over several levels and may find too little.
 */
final class SyntheticBook {
    private static final int LEVELS = 25;
    private static final long HUNDRED_MILLION = 100_000_000L;

    /** One price with what is there. */
    static final class Level {
        final BigDecimal price;
        private BigDecimal quantity;

        Level(BigDecimal price, BigDecimal quantity) {
            this.price = price;
            this.quantity = quantity;
        }

        BigDecimal quantity() {
            return quantity;
        }
    }

    private final Deque<Level> bids = new ArrayDeque<>();
    private final Deque<Level> asks = new ArrayDeque<>();

    SyntheticBook(SymbolListing listing, long lastPrice, Seeded seeded) {
        long tick = Amount.toE8(listing.tick());
        long step = Amount.toE8(listing.step());
        long spacing = Math.max(1, lastPrice / 20_000 / tick);
        long last = lastPrice / tick;
        long ask = last + seeded.between(0, 1);
        long bid = ask - 1 - seeded.between(0, 2);
        for (int level = 0; level < LEVELS; level++) {
            add(asks, ask * tick, step, seeded);
            add(bids, bid * tick, step, seeded);
            ask += seeded.between(1, 2 * spacing);
            bid -= seeded.between(1, 2 * spacing);
        }
    }

    private static void add(Deque<Level> side, long price, long step, Seeded seeded) {
        if (price <= 0) {
            return;
        }
        long notional = seeded.between(1_500, 25_000);
        long steps = Math.max(1, notional * HUNDRED_MILLION / step * HUNDRED_MILLION / price);
        side.addLast(new Level(Amount.ofE8(price), Amount.ofE8(steps * step)));
    }

    /** What an order of {@code side} meets, best price first. */
    Deque<Level> against(Side side) {
        return side == Side.BUY ? asks : bids;
    }

    /** Takes quantity from the best levels of the side an order of {@code side} meets. */
    void take(Side side, BigDecimal price, BigDecimal quantity) {
        Deque<Level> levels = against(side);
        levels.stream()
                .filter(level -> level.price.compareTo(price) == 0)
                .findFirst()
                .ifPresent(level -> level.quantity = level.quantity.subtract(quantity));
        levels.removeIf(level -> level.quantity.signum() <= 0);
    }
}
