package dev.lockstep.engine.venue;

import static dev.lockstep.engine.venue.VenueFixture.ACME;
import static dev.lockstep.engine.venue.VenueFixture.GLOBEX;
import static dev.lockstep.engine.venue.VenueFixture.NOW;
import static dev.lockstep.engine.venue.VenueFixture.limit;
import static dev.lockstep.engine.venue.VenueFixture.market;
import static dev.lockstep.engine.venue.VenueFixture.playBars;
import static dev.lockstep.engine.venue.VenueFixture.stop;
import static dev.lockstep.engine.venue.VenueFixture.venueWithCloses;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Amending, self-trade prevention, trailing stops, fees in BNB, closed symbols. */
@Tag("smoke")
class OrderChangesTest {
    @Test
    void an_amended_order_keeps_its_place_in_the_queue_and_frees_what_it_no_longer_needs() {
        SimulatedVenue venue = venueWithCloses("60000");
        VenueOrder first =
                venue.place(ACME, limit(Side.BUY, "0.2", "59995", "first"), NOW).order();
        venue.place(GLOBEX, limit(Side.BUY, "0.2", "59995", "second"), NOW);

        Amended amended = venue.amend(ACME, first, new BigDecimal("0.1"), "smaller", NOW);

        assertThat(amended.order().priority()).isEqualTo(first.priority());
        assertThat(amended.order().locked()).isEqualByComparingTo("5999.5");
        assertThat(venue.order(ACME, "BTCUSDT", "first")).isNull();
        assertThat(venue.order(ACME, "BTCUSDT", "smaller")).isNotNull();
    }

    @Test
    void an_order_is_never_amended_to_more_or_to_the_same() {
        SimulatedVenue venue = venueWithCloses("60000");
        VenueOrder order =
                venue.place(ACME, limit(Side.BUY, "0.2", "50000", "a"), NOW).order();

        MatchingTest.refused(
                () -> venue.amend(ACME, order, new BigDecimal("0.3"), "b", NOW),
                -2038,
                "Order amend (quantity increase) is not supported.");
        MatchingTest.refused(
                () -> venue.amend(ACME, order, new BigDecimal("0.2"), "b", NOW),
                -2038,
                "The requested action would change no state; rejecting");
    }

    @Test
    void decrement_takes_the_smaller_order_out_of_both() {
        SimulatedVenue venue = venueWithCloses("60000");
        // at one price the others' orders come first, so the taker is as large as theirs and 0.1 more
        Map.Entry<BigDecimal, BigDecimal> best =
                venue.depth("BTCUSDT", 1).asks().entrySet().iterator().next();
        String price = best.getKey().toPlainString();
        String quantity = best.getValue().add(new BigDecimal("0.1")).toPlainString();
        VenueOrder maker =
                venue.place(ACME, limit(Side.SELL, "0.3", price, "maker"), NOW).order();

        Placed taker =
                venue.place(ACME, limit(Side.BUY, quantity, price, "taker").with(SelfTradePrevention.DECREMENT), NOW);

        assertThat(taker.order().state()).isEqualTo(OrderState.EXPIRED_IN_MATCH);
        assertThat(taker.prevented()).singleElement().satisfies(match -> {
            assertThat(match.makerOrderId()).isEqualTo(maker.id());
            assertThat(match.takerQuantity()).isEqualByComparingTo("0.1");
        });
        VenueOrder left = venue.order(ACME, "BTCUSDT", maker.id());
        assertThat(left.prevented()).isEqualByComparingTo("0.1");
        assertThat(left.locked()).isEqualByComparingTo("0.2");
    }

    @Test
    void a_trailing_stop_sells_when_the_price_came_back_from_its_highest() {
        SimulatedVenue venue = venueWithCloses("60000", "62000", "61000");
        VenueOrder order = venue.place(
                        ACME,
                        stop(OrderType.STOP_LOSS, Side.SELL, "0.1", "0", "trail")
                                .withTrailing(100),
                        NOW)
                .order();

        playBars(venue, 2);
        assertThat(venue.order(ACME, "BTCUSDT", order.id()).trailing().extreme())
                .isEqualByComparingTo("62000");
        assertThat(venue.order(ACME, "BTCUSDT", order.id()).state()).isEqualTo(OrderState.NEW);
        playBars(venue, 2);

        assertThat(venue.order(ACME, "BTCUSDT", order.id()).state()).isEqualTo(OrderState.FILLED);
        assertThat(venue.trades(ACME, "BTCUSDT").getLast().price())
                .isBetween(new BigDecimal("61200"), new BigDecimal("61400"));
    }

    @Test
    void a_trailing_stop_with_a_stop_price_follows_only_from_there() {
        SimulatedVenue venue = venueWithCloses("60000", "59500", "61500");
        OrderRequest asked =
                stop(OrderType.TAKE_PROFIT, Side.SELL, "0.1", "61000", "trail").withTrailing(100);
        VenueOrder order = venue.place(ACME, asked, NOW).order();

        playBars(venue, 2);
        assertThat(venue.order(ACME, "BTCUSDT", order.id()).trailing()).isNull();
        playBars(venue, 1);

        assertThat(venue.order(ACME, "BTCUSDT", order.id()).trailing().extreme())
                .isEqualByComparingTo("61500");
    }

    @Test
    void a_delta_outside_the_filter_is_refused() {
        SimulatedVenue venue = venueWithCloses("60000");

        MatchingTest.refused(
                () -> venue.place(
                        ACME,
                        stop(OrderType.STOP_LOSS, Side.SELL, "0.1", "0", "t").withTrailing(5),
                        NOW),
                -1013,
                "Filter failure: TRAILING_DELTA");
    }

    @Test
    void more_than_the_position_filter_allows_is_not_bought() {
        SimulatedVenue venue = venueWithCloses("60000");
        SymbolListing listing = venue.listing("BTCUSDT");
        venue.relist(listing.with(listing.limits().withMaxPosition(new BigDecimal("2.05"))));

        MatchingTest.refused(
                () -> venue.place(ACME, limit(Side.BUY, "0.1", "50000", "a"), NOW),
                -1013,
                "Filter failure: MAX_POSITION");
    }

    @Test
    void a_halted_symbol_takes_no_orders_and_fills_none() {
        SimulatedVenue venue = venueWithCloses("60000", "58000", "58000");
        VenueOrder resting =
                venue.place(ACME, limit(Side.BUY, "0.1", "59000", "a"), NOW).order();

        venue.relist(venue.listing("BTCUSDT").withStatus("HALT"));
        playBars(venue, 3);

        assertThat(venue.order(ACME, "BTCUSDT", resting.id()).state()).isEqualTo(OrderState.NEW);
        MatchingTest.refused(() -> venue.place(ACME, market(Side.BUY, "0.1", "b"), NOW), -2010, "Market is closed.");
        MatchingTest.refused(() -> venue.cancel(ACME, resting, "c", NOW), -2011, "Market is closed.");
        venue.relist(venue.listing("BTCUSDT").withStatus("TRADING"));
        playBars(venue, 1);
        assertThat(venue.order(ACME, "BTCUSDT", resting.id()).state()).isEqualTo(OrderState.FILLED);
    }

    @Test
    void a_cancel_only_symbol_lets_resting_orders_be_taken_back() {
        SimulatedVenue venue = venueWithCloses("60000");
        VenueOrder resting =
                venue.place(ACME, limit(Side.BUY, "0.1", "59000", "a"), NOW).order();

        venue.relist(venue.listing("BTCUSDT").withStatus("CANCEL_ONLY"));

        MatchingTest.refused(() -> venue.place(ACME, market(Side.BUY, "0.1", "b"), NOW), -2010, "Market is closed.");
        assertThat(venue.cancel(ACME, resting, "c", NOW).orders())
                .extracting(VenueOrder::state)
                .isEqualTo(List.of(OrderState.CANCELED));
    }

    @Test
    void an_account_that_pays_in_bnb_pays_a_quarter_less_and_keeps_all_it_bought() {
        SimulatedVenue venue = VenueFixture.generated(3, "BTCUSDT", "BNBUSDT");
        venue.deposit(ACME, "BNB", BigDecimal.TEN, NOW);
        venue.payFeesInBnb(ACME, true);

        VenueTrade trade =
                venue.place(ACME, market(Side.BUY, "0.01", "a"), NOW).trades().getFirst();

        BigDecimal expected = trade.quote()
                .multiply(new BigDecimal("0.00075"))
                .divide(venue.lastPrice("BNBUSDT"), Amount.SCALE, RoundingMode.DOWN);
        assertThat(trade.commissionAsset()).isEqualTo("BNB");
        assertThat(trade.commission()).isEqualByComparingTo(expected);
        assertThat(venue.balances(ACME).get("BTC").free()).isEqualByComparingTo("2.01");
    }
}
