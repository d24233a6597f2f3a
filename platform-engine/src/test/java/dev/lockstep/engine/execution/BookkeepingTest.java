package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testing.Samples.NOON;
import static dev.lockstep.engine.testing.Samples.buy;
import static dev.lockstep.engine.testing.Samples.fill;
import static dev.lockstep.engine.testing.Samples.limits;
import static dev.lockstep.engine.testing.Samples.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.ledger.EntryKind;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderEvent;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.testing.Samples;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The postings of every kind of trade, to the last decimal. */
@Tag("smoke")
class BookkeepingTest {

    @Test
    void a_buy_with_its_fee_in_the_received_asset_moves_the_hold_to_the_position() {
        Order order = buy("0.1", "50000");
        Fill fill = fill(order, "1", "0.1", "49900", Money.of("0.0001", "BTC"));

        JournalEntry entry = Bookkeeping.bought(order, fill, Money.of("5000", "USDT"));

        assertThat(lines(entry))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "CLEARING USDT", "-4990",
                        "RESERVED_POSITIONS USDT", "4990",
                        "AVAILABLE BTC", "0.0999",
                        "MARKET BTC", "-0.1",
                        "FEES BTC", "0.0001"));
        assertThat(Bookkeeping.overdraws(entry)).isFalse();
    }

    @Test
    void a_buy_beyond_its_hold_is_posted_all_the_same_and_overdraws() {
        Order order = buy("0.1", "50000");
        Fill fill = fill(order, "1", "0.1", "50100", Money.of("0", "BTC"));

        JournalEntry entry = Bookkeeping.bought(order, fill, Money.of("5000", "USDT"));

        assertThat(lines(entry)).containsEntry("CLEARING USDT", "-5000").containsEntry("OVERDRAFT USDT", "-10");
        assertThat(Bookkeeping.overdraws(entry)).isTrue();
    }

    @Test
    void a_fee_in_a_third_asset_is_paid_from_the_pool() {
        Order order = buy("0.1", "50000");
        Fill fill = fill(order, "1", "0.1", "50000", Money.of("0.01", "BNB"));

        JournalEntry entry = Bookkeeping.bought(order, fill, Money.of("5000", "USDT"));

        assertThat(lines(entry))
                .containsEntry("FEES BNB", "0.01")
                .containsEntry("POOL BNB", "-0.01")
                .containsEntry("AVAILABLE BTC", "0.1");
    }

    @Test
    void a_sale_gives_back_the_cost_share_and_keeps_the_gain_apart() {
        Order entry = buy("0.1", "50000");
        Position held = held(entry, "0.1", "50000");
        Order exit = sale("0.05", Leg.TAKE_PROFIT);
        Fill fill = fill(exit, "2", "0.05", "52000", Money.of("2.6", "USDT"));

        JournalEntry posted = Bookkeeping.sold(exit, fill, held);

        assertThat(lines(posted))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "AVAILABLE BTC", "-0.05",
                        "MARKET BTC", "0.05",
                        "RESERVED_POSITIONS USDT", "-2500",
                        "AVAILABLE USDT", "2597.4",
                        "FEES USDT", "2.6",
                        "REALIZED_PNL USDT", "-100"));
    }

    @Test
    void a_sale_of_more_than_is_held_takes_the_rest_from_the_overdraft_of_the_base_asset() {
        Position held = held(buy("0.1", "50000"), "0.1", "50000");
        Order exit = sale("0.2", Leg.EXIT);
        Fill fill = fill(exit, "2", "0.15", "50000", Money.of("0", "USDT"));

        JournalEntry posted = Bookkeeping.sold(exit, fill, held);

        assertThat(lines(posted)).containsEntry("AVAILABLE BTC", "-0.1").containsEntry("OVERDRAFT BTC", "-0.05");
        assertThat(Bookkeeping.overdraws(posted)).isTrue();
    }

    @Test
    void a_rest_too_small_to_sell_becomes_dust_and_its_cost_a_loss() {
        Position rest = held(buy("0.00000999", "50000"), "0.00000999", "50000");

        JournalEntry dust = Bookkeeping.dust(rest, NOON);

        assertThat(dust.kind()).isEqualTo(EntryKind.DUST);
        assertThat(lines(dust))
                .containsEntry("DUST BTC", "0.00000999")
                .containsEntry("REALIZED_PNL USDT", "0.4995")
                .containsEntry("RESERVED_POSITIONS USDT", "-0.4995");
        assertThat(PositionBook.closedAsDust(rest, NOON).status()).isEqualTo(PositionStatus.CLOSED);
    }

    @Test
    void what_is_not_used_of_a_hold_is_released_and_nothing_where_nothing_is_held() {
        Order order = buy("0.1", "50000");

        JournalEntry release = Bookkeeping.release(order, Money.of("10", "USDT"), NOON);

        assertThat(lines(release)).containsEntry("CLEARING USDT", "-10").containsEntry("AVAILABLE USDT", "10");
        assertThat(Bookkeeping.release(order, Money.of("0", "USDT"), NOON)).isNull();
    }

    @Test
    void funding_a_profile_is_the_contra_of_its_capital() {
        JournalEntry fund = Bookkeeping.fund(Samples.profile(), Samples.DECISION, NOON);

        assertThat(lines(fund)).isEqualTo(Map.of("AVAILABLE USDT", "10000", "CAPITAL USDT", "-10000"));
    }

    static Position held(Order entry, String quantity, String price) {
        Fill fill = fill(entry, "1", quantity, price, Money.of("0", "USDT"));
        Order filled = entry.apply(new OrderEvent.Filled(fill));
        return PositionBook.bought(null, filled, fill, limits(), NOON);
    }

    private static Map<String, String> lines(JournalEntry entry) {
        return entry.postings().stream()
                .collect(Collectors.toMap(
                        posting -> posting.account().kind() + " "
                                + posting.account().asset(),
                        posting -> posting.delta().amount(),
                        BigDecimal::add,
                        TreeMap::new))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        line -> line.getValue().stripTrailingZeros().toPlainString()));
    }
}
