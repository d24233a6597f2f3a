package dev.lockstep.engine.venue;

import static dev.lockstep.engine.venue.VenueFixture.ACME;
import static dev.lockstep.engine.venue.VenueFixture.NOW;
import static dev.lockstep.engine.venue.VenueFixture.limit;
import static dev.lockstep.engine.venue.VenueFixture.playBars;
import static dev.lockstep.engine.venue.VenueFixture.stop;
import static dev.lockstep.engine.venue.VenueFixture.venueWithCloses;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("smoke")
class PendingOrderTest {
    @Test
    void a_pending_order_waits_until_the_working_one_is_fully_filled() {
        SimulatedVenue venue = venueWithCloses("60000", "59000");

        ListPlaced placed = venue.placeOto(ACME, paid(limit(Side.BUY, "0.1", "59500", "in")), NOW);

        assertThat(placed.list().contingency()).isEqualTo(Contingency.OTO);
        assertThat(states(placed.orders())).containsExactly(OrderState.NEW, OrderState.PENDING_NEW);
        playBars(venue, 2);
        assertThat(states(venue.legs(placed.list()))).containsExactly(OrderState.FILLED, OrderState.NEW);
    }

    @Test
    void what_was_bought_is_locked_for_the_order_that_will_sell_it_and_the_fee_comes_from_what_was_free() {
        SimulatedVenue venue = venueWithCloses("60000", "59000");

        ListPlaced placed = venue.placeOto(ACME, paid(limit(Side.BUY, "0.1", "59500", "in")), NOW);
        playBars(venue, 2);

        VenueOrder sale = venue.legs(placed.list()).getLast();
        assertThat(sale.quantity()).isEqualByComparingTo("0.1");
        assertThat(venue.balances(ACME).get("BTC").locked()).isEqualByComparingTo("0.1");
        assertThat(venue.balances(ACME).get("BTC").free()).isEqualByComparingTo("1.9999");
    }

    @Test
    void without_free_funds_the_fee_makes_the_pending_order_smaller_fitted_to_the_lot() {
        SimulatedVenue venue = venueWithCloses("60000", "59000");
        venue.deposit(ACME, "BTC", new BigDecimal("-2"), NOW);

        ListPlaced placed = venue.placeOto(ACME, paid(limit(Side.BUY, "0.1", "59500", "in")), NOW);
        playBars(venue, 2);

        VenueOrder sale = venue.legs(placed.list()).getLast();
        assertThat(sale.quantity()).isEqualByComparingTo("0.0999");
        assertThat(sale.locked()).isEqualByComparingTo("0.0999");
    }

    @Test
    void an_entry_that_fills_at_once_still_shows_its_protection_pending_in_the_answer() {
        SimulatedVenue venue = venueWithCloses("60000");

        ListPlaced placed =
                venue.placeOto(ACME, pair(limit(Side.BUY, "0.1", "60500", "in").with(TimeInForce.FOK)), NOW);

        assertThat(states(placed.orders()))
                .containsExactly(OrderState.FILLED, OrderState.PENDING_NEW, OrderState.PENDING_NEW);
        assertThat(states(venue.legs(placed.list())))
                .containsExactly(OrderState.FILLED, OrderState.NEW, OrderState.NEW);
        assertThat(venue.balances(ACME).get("BTC").locked()).isEqualByComparingTo("0.1");
    }

    @Test
    void of_two_pending_orders_one_ends_the_other() {
        SimulatedVenue venue = venueWithCloses("60000", "62000");
        ListPlaced placed =
                venue.placeOto(ACME, pair(limit(Side.BUY, "0.1", "60500", "in").with(TimeInForce.FOK)), NOW);

        playBars(venue, 3);

        assertThat(states(venue.legs(placed.list())))
                .containsExactly(OrderState.FILLED, OrderState.EXPIRED, OrderState.FILLED);
        assertThat(venue.orderLists(ACME)).allMatch(VenueOrderList::done);
        assertThat(venue.balances(ACME).get("BTC").locked()).isZero();
    }

    @Test
    void an_entry_that_expires_takes_its_pending_orders_with_it() {
        SimulatedVenue venue = venueWithCloses("60000");

        ListPlaced placed =
                venue.placeOto(ACME, pair(limit(Side.BUY, "0.1", "50000", "in").with(TimeInForce.IOC)), NOW);

        assertThat(venue.legs(placed.list()))
                .extracting(VenueOrder::expiryReason)
                .containsExactly(
                        ExpiryReason.UNFILLED_IOC_QUANTITY_EXPIRED,
                        ExpiryReason.OTO_PHASE_ONE_EXPIRED,
                        ExpiryReason.OTO_PHASE_ONE_EXPIRED);
        assertThat(venue.orderLists(ACME)).allMatch(VenueOrderList::done);
    }

    @Test
    void cancelling_a_pending_order_cancels_the_list_and_frees_what_was_bought_for_it() {
        SimulatedVenue venue = venueWithCloses("60000");
        ListPlaced placed = venue.placeOto(ACME, paid(limit(Side.BUY, "0.1", "50000", "in")), NOW);

        Cancelled cancelled = venue.cancel(ACME, placed.orders().getLast(), "c", NOW);

        assertThat(states(cancelled.orders())).containsExactly(OrderState.CANCELED, OrderState.CANCELED);
        assertThat(venue.balances(ACME).values())
                .allMatch(balance -> balance.locked().signum() == 0);
    }

    @Test
    void protection_that_fails_its_filters_after_the_fill_is_dropped() {
        SimulatedVenue venue = venueWithCloses("60000");
        OtoRequest tooLate = new OtoRequest(
                "list",
                limit(Side.BUY, "0.1", "60500", "in").with(TimeInForce.FOK),
                List.of(stop(OrderType.STOP_LOSS, Side.SELL, "0", "61000", "sl")),
                true);

        ListPlaced placed = venue.placeOto(ACME, tooLate, NOW);

        assertThat(states(venue.legs(placed.list()))).containsExactly(OrderState.FILLED, OrderState.EXPIRED);
        assertThat(venue.balances(ACME).get("BTC").locked()).isZero();
    }

    private static OtoRequest paid(OrderRequest working) {
        return new OtoRequest("list", working, List.of(limit(Side.SELL, "0", "65000", "out")), true);
    }

    private static OtoRequest pair(OrderRequest working) {
        OrderRequest above = OrderRequest.of("BTCUSDT", Side.SELL, OrderType.LIMIT_MAKER, "0", "tp")
                .withPrice("61000");
        return new OtoRequest(
                "list", working, List.of(above, stop(OrderType.STOP_LOSS, Side.SELL, "0", "59000", "sl")), true);
    }

    private static List<OrderState> states(List<VenueOrder> orders) {
        return orders.stream().map(VenueOrder::state).toList();
    }
}
