package dev.lockstep.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("smoke")
class BookComparisonTest {

    private static final Trade BOUGHT = trade("0.5");

    @Test
    void equal_books_have_no_differences_whatever_their_trailing_zeros() {
        assertThat(BookComparison.of(books(List.of("a", "b"), BOUGHT, "1.00"), books(List.of("a"), trade("0.50"), "1")))
                .isEmpty();
    }

    @Test
    void an_order_placed_twice_is_seen() {
        assertThat(BookComparison.of(books(List.of("a"), BOUGHT, "1"), books(List.of("a", "a"), BOUGHT, "1")))
                .containsExactly(Difference.of("order placed twice at the venue: a"));
    }

    @Test
    void an_order_nobody_knows_of_is_seen() {
        assertThat(BookComparison.of(books(List.of("a"), BOUGHT, "1"), books(List.of("a", "x"), BOUGHT, "1")))
                .containsExactly(Difference.of("order at the venue that the platform does not know: x"));
    }

    @Test
    void a_lost_fill_and_a_wrong_balance_are_seen() {
        var lost = new Books(List.of("a"), Set.of(), Map.of(), held("2"));

        assertThat(BookComparison.of(lost, books(List.of("a"), BOUGHT, "1")))
                .satisfiesExactly(
                        d -> assertThat(d.text()).startsWith("trade 7: platform null, venue"),
                        d -> assertThat(d).isEqualTo(new Difference("BTC held", "held: platform 2 BTC, venue 1 BTC")));
    }

    @Test
    void an_order_that_rests_on_one_side_only_is_seen() {
        var resting = new Books(List.of("a"), Set.of("a"), Map.of("7", BOUGHT), held("1"));

        assertThat(BookComparison.of(resting, books(List.of("a"), BOUGHT, "1")))
                .containsExactly(Difference.of("order rests in the platform's books only: a"));
    }

    private static Books books(List<String> orders, Trade trade, String holding) {
        return new Books(orders, Set.of(), Map.of("7", trade), held(holding));
    }

    private static Map<Asset, Money> held(String amount) {
        return Map.of(Asset.of("BTC"), Money.of(amount, "BTC"));
    }

    private static Trade trade(String quantity) {
        return new Trade(
                "BUY",
                Money.of(quantity, "BTC"),
                new BigDecimal("60000"),
                Money.of("30000", "USDT"),
                Money.of("0.0005", "BTC"));
    }
}
