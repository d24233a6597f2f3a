package dev.lockstep.engine.venue;

import static dev.lockstep.engine.venue.VenueFixture.ACME;
import static dev.lockstep.engine.venue.VenueFixture.NOW;
import static dev.lockstep.engine.venue.VenueFixture.playBars;
import static dev.lockstep.engine.venue.VenueFixture.venueWithCloses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("smoke")
class OrderListTest {
    @Test
    void both_legs_rest_on_the_same_funds() {
        SimulatedVenue venue = venueWithCloses("60000");

        ListPlaced placed = venue.placeOco(ACME, oco(Side.SELL, "61000", "59000"), NOW);

        assertThat(placed.orders()).allMatch(VenueOrder::isOpen);
        assertThat(venue.balances(ACME).get("BTC").locked()).isEqualByComparingTo("0.5");
        assertThat(venue.drainEvents().getLast()).isInstanceOf(VenueEvent.BalancesChanged.class);
    }

    @Test
    void the_stop_leg_expires_when_the_take_profit_fills() {
        SimulatedVenue venue = venueWithCloses("60000", "62000");
        ListPlaced placed = venue.placeOco(ACME, oco(Side.SELL, "61000", "59000"), NOW);

        playBars(venue, 3);

        List<VenueOrder> legs = venue.legs(placed.list());
        assertThat(legs.get(0).state()).isEqualTo(OrderState.EXPIRED);
        assertThat(legs.get(0).expiryReason()).isEqualTo(ExpiryReason.OCO_TRIGGER);
        assertThat(legs.get(1).state()).isEqualTo(OrderState.FILLED);
        assertThat(venue.orderLists(ACME)).allMatch(VenueOrderList::done);
        assertThat(venue.balances(ACME).get("BTC").locked()).isZero();
    }

    @Test
    void the_take_profit_expires_when_the_stop_triggers_and_the_stop_sells_with_its_funds() {
        SimulatedVenue venue = venueWithCloses("60000", "58000");
        ListPlaced placed = venue.placeOco(ACME, oco(Side.SELL, "61000", "59000"), NOW);

        playBars(venue, 3);

        List<VenueOrder> legs = venue.legs(placed.list());
        assertThat(legs.get(0).state()).isEqualTo(OrderState.FILLED);
        assertThat(legs.get(1).state()).isEqualTo(OrderState.EXPIRED);
        assertThat(venue.balances(ACME).get("BTC").total()).isEqualByComparingTo("1.5");
    }

    @Test
    void cancelling_one_leg_cancels_the_list() {
        SimulatedVenue venue = venueWithCloses("60000");
        ListPlaced placed = venue.placeOco(ACME, oco(Side.SELL, "61000", "59000"), NOW);

        Cancelled cancelled = venue.cancel(ACME, placed.orders().getFirst(), "c", NOW);

        assertThat(cancelled.orders()).hasSize(2).allMatch(order -> order.state() == OrderState.CANCELED);
        assertThat(cancelled.list().done()).isTrue();
        assertThat(venue.balances(ACME).get("BTC").locked()).isZero();
    }

    @Test
    void prices_on_the_wrong_side_of_the_market_are_refused() {
        SimulatedVenue venue = venueWithCloses("60000");

        MatchingTest.refused(
                () -> venue.placeOco(ACME, oco(Side.SELL, "59900", "59000"), NOW),
                -2010,
                "The relationship of the prices for the orders is not correct.");
    }

    private static OcoRequest oco(Side side, String limit, String stop) {
        OrderRequest above = OrderRequest.of("BTCUSDT", side, OrderType.LIMIT_MAKER, "0.5", "tp")
                .withPrice(limit);
        OrderRequest below = OrderRequest.of("BTCUSDT", side, OrderType.STOP_LOSS, "0.5", "sl")
                .withStop(stop);
        return new OcoRequest("list", above, below);
    }
}
