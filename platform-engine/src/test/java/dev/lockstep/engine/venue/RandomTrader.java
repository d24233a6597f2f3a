package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.List;

/** Sends whatever comes to mind, refused or not. */
final class RandomTrader {
    private final SimulatedVenue venue;
    private final Seeded seeded;

    RandomTrader(SimulatedVenue venue, Seeded seeded) {
        this.venue = venue;
        this.seeded = seeded;
    }

    void act(int number) {
        String account = "account" + seeded.between(0, 2);
        try {
            long kind = seeded.between(0, 9);
            if (kind < 3) {
                for (long steps = seeded.between(1, 12); steps > 0; steps--) {
                    venue.playStep(number);
                }
            } else if (kind < 8) {
                venue.place(account, order(number), number);
            } else if (kind < 9) {
                venue.placeOco(account, oco(number), number);
            } else {
                cancel(account, number);
            }
        } catch (VenueRefusal refusal) {
            // a refusal changes nothing, which the assertions behind this check
        }
    }

    private OrderRequest order(int number) {
        OrderType type = pick(OrderType.values());
        Side side = pick(Side.values());
        OrderRequest asked = new OrderRequest(
                "BTCUSDT",
                side,
                type,
                type == OrderType.LIMIT || (type.hasLimit() && type.hasStop())
                        ? pick(TimeInForce.values())
                        : TimeInForce.GTC,
                quantity(),
                Amount.ZERO,
                type.hasLimit() ? price(200) : Amount.ZERO,
                type.hasStop() ? price(200) : Amount.ZERO,
                "id" + number,
                pick(SelfTradePrevention.values()),
                null,
                null);
        boolean byQuote = type == OrderType.MARKET && seeded.between(0, 1) == 0;
        return byQuote
                ? OrderRequest.of("BTCUSDT", side, type, "0", "id" + number)
                        .withQuote(Long.toString(seeded.between(5, 60_000)))
                : asked;
    }

    private OcoRequest oco(int number) {
        Side side = pick(Side.values());
        String quantity = quantity().toPlainString();
        String high = venue.lastPrice("BTCUSDT")
                .add(new BigDecimal(seeded.between(20, 300)))
                .toPlainString();
        String low = venue.lastPrice("BTCUSDT")
                .subtract(new BigDecimal(seeded.between(20, 300)))
                .toPlainString();
        String maker = side == Side.SELL ? high : low;
        String stop = side == Side.SELL ? low : high;
        OrderRequest limit = OrderRequest.of("BTCUSDT", side, OrderType.LIMIT_MAKER, quantity, "l" + number)
                .withPrice(maker);
        OrderRequest loss = OrderRequest.of("BTCUSDT", side, OrderType.STOP_LOSS, quantity, "s" + number)
                .withStop(stop);
        return side == Side.SELL
                ? new OcoRequest("oco" + number, limit, loss)
                : new OcoRequest("oco" + number, loss, limit);
    }

    private void cancel(String account, int number) {
        List<VenueOrder> open = venue.openOrders(account);
        if (!open.isEmpty()) {
            VenueOrder order = open.get((int) seeded.between(0, open.size() - 1));
            venue.cancel(account, order, "c" + number, number);
        }
    }

    private BigDecimal quantity() {
        return Amount.ofE8(seeded.between(10, 80_000) * 1_000);
    }

    private BigDecimal price(long range) {
        return venue.lastPrice("BTCUSDT").add(new BigDecimal(seeded.between(-range, range)));
    }

    private <T> T pick(T[] values) {
        return values[(int) seeded.between(0, values.length - 1)];
    }
}
