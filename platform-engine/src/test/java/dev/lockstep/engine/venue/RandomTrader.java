package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

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
            switch ((int) seeded.between(0, 15)) {
                case 0, 1, 2, 3 -> play(number);
                case 4, 5, 6, 7, 8 -> venue.place(account, order(number), number);
                case 9, 10 -> venue.placeOco(account, oco(number), number);
                case 11, 12 -> venue.placeOto(account, oto(number), number);
                case 13 -> cancel(account, number);
                case 14 -> amend(account, number);
                default -> rare(account, number);
            }
        } catch (VenueRefusal refusal) {
            // a refusal changes nothing, which the assertions behind this check
        }
    }

    private void play(int number) {
        for (long steps = seeded.between(1, 12); steps > 0; steps--) {
            venue.playStep(number);
        }
    }

    /** What does not happen every day: another way to pay, an order the venue ends, a symbol that is closed a while. */
    private void rare(String account, int number) {
        switch ((int) seeded.between(0, 3)) {
            case 0 -> venue.payFeesInBnb(account, seeded.between(0, 1) == 0);
            case 1 -> one(venue.openOrders(account)).ifPresent(order -> venue.expel(account, order, number));
            case 2 -> {
                String status = pick(new String[] {"HALT", "CANCEL_ONLY"});
                venue.relist(venue.listing("BTCUSDT").withStatus(status));
                play(number);
                cancel(account, number);
            }
            default -> venue.relist(venue.listing("BTCUSDT").withStatus("TRADING"));
        }
        if (seeded.between(0, 2) > 0) {
            venue.relist(venue.listing("BTCUSDT").withStatus("TRADING"));
        }
    }

    private OrderRequest order(int number) {
        OrderType type = pick(OrderType.values());
        Side side = pick(Side.values());
        boolean trails = type.hasStop() && seeded.between(0, 3) == 0;
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
                type.hasStop() && (!trails || seeded.between(0, 1) == 0) ? price(200) : Amount.ZERO,
                "id" + number,
                pick(SelfTradePrevention.values()),
                null,
                null,
                trails ? (int) seeded.between(10, 60) : null);
        boolean byQuote = type == OrderType.MARKET && seeded.between(0, 1) == 0;
        return byQuote
                ? OrderRequest.of("BTCUSDT", side, type, "0", "id" + number)
                        .withQuote(Long.toString(seeded.between(5, 60_000)))
                        .with(pick(SelfTradePrevention.values()))
                : asked;
    }

    /** Entries with what is to follow: one order or a pair, paid by what the entry brings or from what is there. */
    private OtoRequest oto(int number) {
        boolean paid = seeded.between(0, 1) == 0;
        boolean pair = seeded.between(0, 1) == 0;
        Side side = paid ? Side.BUY : pick(Side.values());
        Side pendingSide = paid ? Side.SELL : pick(Side.values());
        OrderType type = pick(new OrderType[] {OrderType.LIMIT, OrderType.LIMIT, OrderType.LIMIT_MAKER});
        OrderRequest working = OrderRequest.of("BTCUSDT", side, type, quantity().toPlainString(), "w" + number)
                .withPrice(price(60).toPlainString())
                .with(type == OrderType.LIMIT ? pick(TimeInForce.values()) : TimeInForce.GTC)
                .with(pick(SelfTradePrevention.values()));
        String quantity = paid ? "0" : quantity().toPlainString();
        List<OrderRequest> pending;
        if (pair) {
            OcoRequest legs = pair(number, pendingSide, quantity);
            pending = List.of(legs.above(), legs.below());
        } else {
            OrderType single = pick(OrderType.values());
            OrderRequest one = OrderRequest.of("BTCUSDT", pendingSide, single, quantity, "p" + number);
            one = single.hasLimit() ? one.withPrice(price(200).toPlainString()) : one;
            pending = List.of(single.hasStop() ? one.withStop(price(200).toPlainString()) : one);
        }
        return new OtoRequest("oto" + number, working, pending, paid);
    }

    private OcoRequest oco(int number) {
        return pair(number, pick(Side.values()), quantity().toPlainString());
    }

    private OcoRequest pair(int number, Side side, String quantity) {
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
        one(venue.openOrders(account)).ifPresent(order -> venue.cancel(account, order, "c" + number, number));
    }

    private void amend(String account, int number) {
        one(venue.openOrders(account)).ifPresent(order -> {
            BigDecimal less = Amount.floorTo(
                    order.quantity().multiply(new BigDecimal("0.0" + seeded.between(1, 9))), new BigDecimal("0.00001"));
            venue.amend(account, order, order.quantity().subtract(less), "a" + number, number);
        });
    }

    private Optional<VenueOrder> one(List<VenueOrder> orders) {
        return orders.isEmpty()
                ? Optional.empty()
                : Optional.of(orders.get((int) seeded.between(0, orders.size() - 1)));
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
