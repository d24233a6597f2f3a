package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testing.Samples.NOON;
import static dev.lockstep.engine.testing.Samples.buy;
import static dev.lockstep.engine.testing.Samples.fill;
import static dev.lockstep.engine.testing.Samples.limits;
import static dev.lockstep.engine.testing.Samples.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderEvent;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.ProtectionState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What fills make of a position, in whatever order they become known. */
@Tag("smoke")
class PositionBookTest {

    @Test
    void a_first_fill_opens_a_naked_position_net_of_the_fee_with_stop_and_target_around_its_price() {
        Order order = buy("0.1", "50000");
        Fill fill = fill(order, "1", "0.1", "50000", Money.of("0.0001", "BTC"));

        Position opened = PositionBook.bought(null, order.apply(new OrderEvent.Filled(fill)), fill, limits(), NOON);

        assertThat(opened.quantity()).hasToString("0.0999 BTC");
        assertThat(opened.cost()).hasToString("5000 USDT");
        assertThat(opened.protection().stop()).hasToString("49000 USDT");
        assertThat(opened.protection().target()).hasToString("52000 USDT");
        assertThat(opened.protection().state()).isEqualTo(ProtectionState.NAKED);
        assertThat(opened.protection().nakedSince()).isEqualTo(NOON);
    }

    @Test
    void the_sums_do_not_depend_on_the_order_of_the_fills() {
        List<String[]> trades = List.of(
                new String[] {"1", "0.013", "49990.01"},
                new String[] {"2", "0.0271", "49991.5"},
                new String[] {"3", "0.00017", "49993"},
                new String[] {"4", "0.0599", "49999.99"});
        String expected = null;
        for (int seed = 0; seed < 24; seed++) {
            List<String[]> shuffled = new ArrayList<>(trades);
            Collections.shuffle(shuffled, new Random(seed));

            String sums = bought(shuffled);

            expected = expected == null ? sums : expected;
            assertThat(sums).as("seed %s", seed).isEqualTo(expected);
        }
    }

    @Test
    void a_sale_of_all_closes_the_position_with_its_whole_cost() {
        Position held = BookkeepingTest.held(buy("0.3", "30000"), "0.3", "30000");
        Order exit = sale("0.3", Leg.STOP_LOSS);
        Position less = PositionBook.sold(held, fill(exit, "2", "0.1", "29000", Money.of("0", "USDT")), NOON);
        Position none = PositionBook.sold(less, fill(exit, "3", "0.2", "29000", Money.of("0", "USDT")), NOON);

        assertThat(less.status()).isEqualTo(PositionStatus.OPEN);
        assertThat(less.cost()).hasToString("6000 USDT");
        assertThat(none.status()).isEqualTo(PositionStatus.CLOSED);
        assertThat(none.cost().isZero()).isTrue();
        assertThat(none.realizedPnl()).hasToString("-300 USDT");
        assertThat(none.protection().state()).isEqualTo(ProtectionState.NONE);
    }

    @Test
    void a_buy_after_protection_leaves_the_position_naked_again() {
        Order order = buy("0.2", "50000");
        Position held = BookkeepingTest.held(order, "0.1", "50000");
        Position covered = held.with(held.protection().in(ProtectionState.PROTECTED, NOON.plusSeconds(1)));
        Fill more = fill(order, "2", "0.1", "50000", Money.of("0", "USDT"));

        Position grown = PositionBook.bought(
                covered, order.apply(new OrderEvent.Filled(more)), more, limits(), NOON.plusSeconds(2));

        assertThat(grown.protection().state()).isEqualTo(ProtectionState.NAKED);
        assertThat(grown.protection().nakedSince()).isEqualTo(NOON.plusSeconds(2));
        assertThat(grown.protection().nakedTotal()).hasSeconds(1);
    }

    @Test
    void a_cancelled_order_that_trades_afterwards_counts_the_trade_and_stays_over() {
        Order order = buy("0.2", "50000").apply(new OrderEvent.Canceled("by us"));

        Order after = order.apply(new OrderEvent.Filled(fill(order, "9", "0.1", "50000", Money.of("0", "USDT"))));

        assertThat(after.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(after.executed()).hasToString("0.1 BTC");
    }

    /** All that must not depend on the order: the position, and each account's sum. */
    private static String bought(List<String[]> trades) {
        Order order = buy("0.2", "50000");
        Money held = Money.of("10000", "USDT");
        Position position = null;
        Map<String, Money> accounts = new TreeMap<>();
        for (String[] trade : trades) {
            Fill fill = fill(order, trade[0], trade[1], trade[2], Money.of("0.00000100", "BTC"));
            JournalEntry entry = Bookkeeping.bought(order, fill, held);
            order = order.apply(new OrderEvent.Filled(fill));
            position = PositionBook.bought(position, order, fill, limits(), NOON);
            held = held.minus(fill.quote());
            entry.postings().forEach(posting -> accounts.merge(name(posting.account()), posting.delta(), Money::plus));
        }
        return position.quantity() + " " + position.cost() + " "
                + position.protection().stop() + " " + position.protection().target() + " " + accounts;
    }

    private static String name(Account account) {
        return account.kind() + account.reference() + account.asset();
    }
}
