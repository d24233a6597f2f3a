package dev.lockstep.engine.venue;

import static dev.lockstep.engine.venue.VenueFixture.ACME;
import static dev.lockstep.engine.venue.VenueFixture.NOW;
import static dev.lockstep.engine.venue.VenueFixture.limit;
import static dev.lockstep.engine.venue.VenueFixture.market;
import static dev.lockstep.engine.venue.VenueFixture.venueWithCloses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.venue.SymbolBounds.PriceBand;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Each filter's form, on both sides of its bound. The average price is 58,333. */
class SymbolBoundsTest {
    private static final PriceBand WIDE = new PriceBand(new BigDecimal("5"), new BigDecimal("0.2"));
    private static final PriceBand NARROW = new PriceBand(new BigDecimal("1.2"), new BigDecimal("0.8"));

    private final SimulatedVenue venue = venueWithCloses("60000");

    @Test
    void by_side_a_purchase_keeps_to_the_bids_band_and_a_sale_to_the_asks() {
        bounds(new SymbolBounds(NARROW, WIDE, true, true, Amount.ZERO, Amount.ZERO, Amount.ZERO));
        taken(limit(Side.BUY, "0.01", "49000", "b1"));
        refused(limit(Side.BUY, "0.01", "46000", "b2"), "PERCENT_PRICE_BY_SIDE");
        taken(limit(Side.SELL, "0.01", "80000", "s1"));

        bounds(new SymbolBounds(WIDE, NARROW, true, true, Amount.ZERO, Amount.ZERO, Amount.ZERO));
        taken(limit(Side.BUY, "0.01", "46000", "b3"));
        refused(limit(Side.SELL, "0.01", "80000", "s2"), "PERCENT_PRICE_BY_SIDE");
    }

    @Test
    void the_older_form_has_one_band_for_both_sides_and_another_name() {
        bounds(new SymbolBounds(NARROW, NARROW, false, true, Amount.ZERO, Amount.ZERO, Amount.ZERO));

        taken(limit(Side.BUY, "0.01", "49000", "b1"));
        refused(limit(Side.BUY, "0.01", "46000", "b2"), "PERCENT_PRICE");
        refused(limit(Side.SELL, "0.01", "80000", "s1"), "PERCENT_PRICE");
        assertThatThrownBy(() -> new SymbolBounds(NARROW, WIDE, false, true, Amount.ZERO, Amount.ZERO, Amount.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_older_notional_filter_bounds_from_below_only() {
        refused(limit(Side.SELL, "0.0001", "40000", "s0"), "NOTIONAL");
        bounds(new SymbolBounds(WIDE, WIDE, true, false, Amount.ZERO, Amount.ZERO, Amount.ZERO));

        refused(limit(Side.SELL, "0.0001", "40000", "s1"), "MIN_NOTIONAL");
        refused(market(Side.BUY, "0.00001", "m1"), "MIN_NOTIONAL");
        taken(limit(Side.SELL, "0.001", "70000", "s2"));
    }

    @Test
    void a_market_orders_quantity_has_a_smallest_and_a_step_of_its_own() {
        bounds(new SymbolBounds(WIDE, WIDE, true, true, Amount.ZERO, Amount.of("0.004"), Amount.of("0.002")));

        refused(market(Side.BUY, "0.002", "m1"), "MARKET_LOT_SIZE");
        refused(market(Side.BUY, "0.005", "m2"), "MARKET_LOT_SIZE");
        taken(market(Side.BUY, "0.006", "m3"));
        taken(limit(Side.BUY, "0.005", "50000", "l1"));
    }

    @Test
    void the_smallest_quantity_may_be_more_than_a_step() {
        taken(limit(Side.BUY, "0.00015", "50000", "l1"));
        bounds(new SymbolBounds(WIDE, WIDE, true, true, Amount.of("0.001"), Amount.ZERO, Amount.ZERO));

        refused(limit(Side.BUY, "0.00099", "50000", "l2"), "LOT_SIZE");
        taken(limit(Side.BUY, "0.00101", "50000", "l3"));
    }

    private void bounds(SymbolBounds bounds) {
        venue.relist(venue.listing("BTCUSDT").with(bounds));
    }

    private void taken(OrderRequest order) {
        assertThatCode(() -> venue.place(ACME, order, NOW)).doesNotThrowAnyException();
    }

    private void refused(OrderRequest order, String filter) {
        assertThatThrownBy(() -> venue.place(ACME, order, NOW)).isInstanceOfSatisfying(VenueRefusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(-1013);
            assertThat(refusal.text()).isEqualTo("Filter failure: " + filter);
        });
    }
}
