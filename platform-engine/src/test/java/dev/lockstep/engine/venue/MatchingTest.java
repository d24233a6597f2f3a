package dev.lockstep.engine.venue;

import static dev.lockstep.engine.venue.VenueFixture.ACME;
import static dev.lockstep.engine.venue.VenueFixture.GLOBEX;
import static dev.lockstep.engine.venue.VenueFixture.NOW;
import static dev.lockstep.engine.venue.VenueFixture.amount;
import static dev.lockstep.engine.venue.VenueFixture.limit;
import static dev.lockstep.engine.venue.VenueFixture.market;
import static dev.lockstep.engine.venue.VenueFixture.playBars;
import static dev.lockstep.engine.venue.VenueFixture.stop;
import static dev.lockstep.engine.venue.VenueFixture.venueWithCloses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("smoke")
class MatchingTest {
    private final SimulatedVenue venue = venueWithCloses("60000", "59000", "61000");

    @Test
    void a_large_ioc_fills_over_several_levels_and_the_rest_expires() {
        OrderRequest asked = limit(Side.BUY, "1.5", "60010", "a").with(TimeInForce.IOC);

        Placed placed = venue.place(ACME, asked, NOW);

        assertThat(placed.order().state()).isEqualTo(OrderState.EXPIRED);
        assertThat(placed.order().expiryReason()).isEqualTo(ExpiryReason.UNFILLED_IOC_QUANTITY_EXPIRED);
        assertThat(placed.trades()).hasSizeGreaterThan(1);
        assertThat(placed.order().executed()).isPositive().isLessThan(amount("1.5"));
        assertThat(sum(placed.trades())).isEqualByComparingTo(placed.order().executed());
        assertThat(placed.trades()).allMatch(trade -> trade.price().compareTo(amount("60010")) <= 0);
        assertThat(venue.balances(ACME).get("USDT").locked()).isZero();
    }

    @Test
    void the_fee_is_a_tenth_of_a_percent_of_what_is_received() {
        Placed bought = venue.place(ACME, market(Side.BUY, "0.01", "a"), NOW);
        Placed sold = venue.place(ACME, market(Side.SELL, "0.01", "b"), NOW);

        assertThat(bought.trades().getFirst().commission()).isEqualByComparingTo("0.00001");
        assertThat(bought.trades().getFirst().commissionAsset()).isEqualTo("BTC");
        VenueTrade sale = sold.trades().getFirst();
        assertThat(sale.commission()).isEqualByComparingTo(sale.quote().multiply(new BigDecimal("0.001")));
        assertThat(sale.commissionAsset()).isEqualTo("USDT");
    }

    @Test
    void a_market_order_by_quote_quantity_spends_at_most_that_and_is_filled() {
        OrderRequest asked =
                OrderRequest.of("BTCUSDT", Side.BUY, OrderType.MARKET, "0", "a").withQuote("1000");

        VenueOrder order = venue.place(ACME, asked, NOW).order();

        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(order.executedQuote()).isLessThanOrEqualTo(amount("1000")).isGreaterThan(amount("999"));
    }

    @Test
    void fill_or_kill_does_all_or_nothing() {
        OrderRequest tooLarge = limit(Side.BUY, "1.5", "60010", "a").with(TimeInForce.FOK);
        OrderRequest small = limit(Side.BUY, "0.001", "60010", "b").with(TimeInForce.FOK);

        assertThat(venue.place(ACME, tooLarge, NOW).trades()).isEmpty();
        assertThat(venue.place(ACME, small, NOW).order().state()).isEqualTo(OrderState.FILLED);
    }

    @Test
    void a_resting_order_locks_funds_fills_at_its_own_price_when_reached_and_pays_the_maker() {
        VenueOrder resting =
                venue.place(ACME, limit(Side.BUY, "0.01", "59500", "a"), NOW).order();
        assertThat(venue.balances(ACME).get("USDT").locked()).isEqualByComparingTo("595");

        playBars(venue, 2);

        VenueOrder filled = venue.order(ACME, "BTCUSDT", resting.id());
        assertThat(filled.state()).isEqualTo(OrderState.FILLED);
        assertThat(filled.executedQuote()).isEqualByComparingTo("595");
        assertThat(venue.trades(ACME, "BTCUSDT")).allMatch(VenueTrade::maker);
        assertThat(venue.balances(ACME).get("USDT").locked()).isZero();
    }

    @Test
    void a_limit_maker_that_would_take_is_refused() {
        OrderRequest asked = OrderRequest.of("BTCUSDT", Side.BUY, OrderType.LIMIT_MAKER, "0.01", "a")
                .withPrice("60100");

        refused(() -> venue.place(ACME, asked, NOW), -2010, "Order would immediately match and take.");
    }

    @Test
    void a_client_id_is_unique_among_open_orders_only() {
        venue.place(ACME, limit(Side.BUY, "0.01", "50000", "same"), NOW);
        refused(() -> venue.place(ACME, limit(Side.BUY, "0.01", "50000", "same"), NOW), -2010, "Duplicate order sent.");

        VenueOrder first =
                venue.place(ACME, market(Side.BUY, "0.001", "again"), NOW).order();
        VenueOrder second =
                venue.place(ACME, market(Side.BUY, "0.001", "again"), NOW).order();

        assertThat(second.id()).isGreaterThan(first.id());
        assertThat(venue.order(ACME, "BTCUSDT", "again")).isEqualTo(second);
    }

    @Test
    void a_stop_loss_triggers_when_the_price_crosses_and_sells_at_market() {
        VenueOrder stop = venue.place(ACME, stop(OrderType.STOP_LOSS, Side.SELL, "0.01", "59500", "s"), NOW)
                .order();
        assertThat(stop.working()).isFalse();

        playBars(venue, 1);
        assertThat(venue.order(ACME, "BTCUSDT", stop.id()).state()).isEqualTo(OrderState.NEW);
        playBars(venue, 1);

        VenueOrder sold = venue.order(ACME, "BTCUSDT", stop.id());
        assertThat(sold.state()).isEqualTo(OrderState.FILLED);
        assertThat(venue.trades(ACME, "BTCUSDT").getFirst().price()).isLessThanOrEqualTo(amount("59500"));
    }

    @Test
    void filters_and_funds_are_refused_in_the_venues_words() {
        refused(
                () -> venue.place(ACME, limit(Side.BUY, "0.000015", "60000", "a"), NOW),
                -1013,
                "Filter failure: LOT_SIZE");
        refused(
                () -> venue.place(ACME, limit(Side.BUY, "0.01", "60000.001", "a"), NOW),
                -1013,
                "Filter failure: PRICE_FILTER");
        refused(
                () -> venue.place(ACME, limit(Side.BUY, "0.00001", "60000", "a"), NOW),
                -1013,
                "Filter failure: NOTIONAL");
        refused(
                () -> venue.place(ACME, limit(Side.BUY, "0.01", "900000", "a"), NOW),
                -1013,
                "Filter failure: PERCENT_PRICE_BY_SIDE");
        refused(
                () -> venue.place(ACME, limit(Side.BUY, "3", "60000", "a"), NOW),
                -2010,
                "Account has insufficient balance for requested action.");
        refused(
                () -> venue.place(ACME, stop(OrderType.STOP_LOSS, Side.SELL, "0.01", "61000", "a"), NOW),
                -2010,
                "Order would trigger immediately.");
        assertThat(venue.drainChanges().isEmpty()).isTrue();
        assertThat(venue.drainEvents()).isEmpty();
    }

    @Test
    void stop_orders_are_capped_per_symbol() {
        for (int i = 0; i < 5; i++) {
            venue.place(ACME, stop(OrderType.STOP_LOSS, Side.SELL, "0.01", "50000", "s" + i), NOW);
        }

        refused(
                () -> venue.place(ACME, stop(OrderType.STOP_LOSS, Side.SELL, "0.01", "50000", "s5"), NOW),
                -1013,
                "Filter failure: MAX_NUM_ALGO_ORDERS");
    }

    @Test
    void two_accounts_trade_with_each_other_at_the_resting_price() {
        BigDecimal best = venue.depth("BTCUSDT", 1).asks().keySet().iterator().next();
        BigDecimal bid = venue.depth("BTCUSDT", 1).bids().keySet().iterator().next();
        String between =
                best.subtract(amount("0.01")).max(bid.add(amount("0.01"))).toPlainString();
        BigDecimal price = new BigDecimal(between);
        if (price.compareTo(best) >= 0) {
            return; // the seed left no room between bid and ask
        }
        VenueOrder resting =
                venue.place(GLOBEX, limit(Side.SELL, "0.01", between, "g"), NOW).order();

        Placed taken = venue.place(ACME, market(Side.BUY, "0.01", "a"), NOW);

        assertThat(taken.trades().getFirst().price()).isEqualByComparingTo(price);
        assertThat(venue.order(GLOBEX, "BTCUSDT", resting.id()).state()).isEqualTo(OrderState.FILLED);
        assertThat(venue.trades(GLOBEX, "BTCUSDT").getFirst().id())
                .isEqualTo(taken.trades().getFirst().id());
    }

    private static BigDecimal sum(List<VenueTrade> trades) {
        return trades.stream().map(VenueTrade::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static void refused(ThrowingCallable call, int code, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(VenueRefusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.text()).isEqualTo(message);
        });
    }
}
