package dev.lockstep.local.venue.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.venue.SymbolListing;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LiveRulesTest {
    private static final String FILTERS = """
            {"symbol":"ETHBTC","status":"TRADING","baseAsset":"ETH","quoteAsset":"BTC","filters":[
              {"filterType":"PRICE_FILTER","maxPrice":"922327.00000000","minPrice":"0.00001000","tickSize":"0.00001000"},
              {"filterType":"LOT_SIZE","maxQty":"100000.00000000","minQty":"0.00010000","stepSize":"0.00010000"},
              {"filterType":"MARKET_LOT_SIZE","maxQty":"1378.22417541","minQty":"0.00000000","stepSize":"0.00000000"},
              {"filterType":"NOTIONAL","maxNotional":"9000000.00000000","minNotional":"0.00010000"},
              {"filterType":"MAX_NUM_ALGO_ORDERS","maxNumAlgoOrders":7}]}
            """;

    @Test
    void a_real_symbols_filters_become_ours() throws IOException {
        SymbolListing listing = LiveRules.listing(LiveRest.JSON.readTree(FILTERS));

        assertThat(listing.symbol()).isEqualTo("ETHBTC");
        assertThat(listing.tick()).isEqualByComparingTo("0.00001");
        assertThat(listing.step()).isEqualByComparingTo("0.0001");
        assertThat(listing.marketMaxQuantity()).isEqualByComparingTo("1378.22417541");
        assertThat(listing.minNotional()).isEqualByComparingTo("0.0001");
        assertThat(listing.limits().maxAlgoOrders()).isEqualTo(7);
        assertThat(listing.limits().maxPosition()).isZero();
    }

    @Test
    void a_zero_switches_a_bound_off_and_an_older_symbol_has_the_older_filter() throws IOException {
        String older = FILTERS.replace("\"maxPrice\":\"922327.00000000\"", "\"maxPrice\":\"0.00000000\"")
                .replace("\"NOTIONAL\",\"maxNotional\":\"9000000.00000000\"", "\"MIN_NOTIONAL\"");

        SymbolListing listing = LiveRules.listing(LiveRest.JSON.readTree(older));

        assertThat(listing.maxPrice()).isGreaterThan(listing.tick());
        assertThat(listing.minNotional()).isEqualByComparingTo("0.0001");
        assertThat(listing.maxNotional()).isGreaterThan(listing.minNotional());
    }

    @Test
    void rules_without_steps_are_refused() {
        String none =
                "{\"symbol\":\"ETHBTC\",\"status\":\"TRADING\",\"baseAsset\":\"ETH\",\"quoteAsset\":\"BTC\",\"filters\":[]}";

        assertThatThrownBy(() -> LiveRules.listing(LiveRest.JSON.readTree(none)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("PRICE_FILTER.tickSize is missing");
    }
}
