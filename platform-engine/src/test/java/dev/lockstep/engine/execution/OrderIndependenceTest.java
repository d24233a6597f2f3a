package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testing.Samples.NOON;
import static dev.lockstep.engine.testing.Samples.buy;
import static dev.lockstep.engine.testing.Samples.limits;
import static dev.lockstep.engine.testing.Samples.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.testing.Samples;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The books of a position do not depend on the order in which its trades become known, and not a unit of the last
 * decimal is lost: many random sets of trades, each booked in several orders by what decides live.
 */
class OrderIndependenceTest {
    private static final int SETS = 2_000;
    private static final int ORDERS = 4;
    private static final Asset USDT = Asset.of("USDT");
    private static final Asset BTC = Asset.of("BTC");
    /** Less than some sets cost: what goes beyond is a fact all the same. */
    private static final Money HELD = Money.of("20000", "USDT");
    /** A part of a cost is rounded to this; only the sale that closes takes what is left. */
    private static final BigDecimal ROUNDED = new BigDecimal("0.000000000001");

    @Test
    void a_position_bought_and_sold_in_any_order_of_its_trades_leaves_the_same_books_to_the_last_decimal() {
        for (long seed = 0; seed < SETS; seed++) {
            Random dice = new Random(seed);
            List<Fill> buys = buys(dice);
            List<Fill> sales = sales(dice, net(buys));
            Books first = booked(buys, sales, buys.size() + sales.size());
            for (int order = 1; order < ORDERS; order++) {
                Collections.shuffle(buys, dice);
                Collections.shuffle(sales, dice);

                Books again = booked(buys, sales, buys.size() + sales.size());

                assertThat(again).as("seed %d, order %d", seed, order).isEqualTo(first);
            }
            isExact(seed, first, buys, sales);
        }
    }

    @Test
    void half_sold_only_the_cost_of_the_rest_may_differ_and_by_no_more_than_its_rounding() {
        for (long seed = 0; seed < SETS; seed++) {
            Random dice = new Random(seed);
            List<Fill> buys = buys(dice);
            List<Fill> sales = sales(dice, net(buys));
            sales.removeLast();
            Books first = booked(buys, sales, buys.size() + sales.size());
            Collections.shuffle(buys, dice);
            Collections.shuffle(sales, dice);

            Books again = booked(buys, sales, buys.size() + sales.size());

            BigDecimal allowed = ROUNDED.multiply(BigDecimal.valueOf(2L * sales.size()));
            assertThat(again.position().quantity())
                    .as("seed %d", seed)
                    .isEqualTo(first.position().quantity());
            assertThat(again.without(AccountKind.RESERVED_POSITIONS, AccountKind.REALIZED_PNL))
                    .as("seed %d", seed)
                    .isEqualTo(first.without(AccountKind.RESERVED_POSITIONS, AccountKind.REALIZED_PNL));
            assertThat(again.of("REALIZED_PNL USDT")
                            .subtract(first.of("REALIZED_PNL USDT"))
                            .abs())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(allowed);
        }
    }

    @Test
    void buys_alone_in_any_order_and_cut_short_anywhere_reserve_exactly_what_they_cost() {
        for (long seed = 0; seed < SETS; seed++) {
            Random dice = new Random(seed);
            List<Fill> buys = buys(dice);
            Collections.shuffle(buys, dice);
            int known = 1 + dice.nextInt(buys.size());

            Books books = booked(buys, List.of(), known);

            List<Fill> booked = buys.subList(0, known);
            assertThat(books.of("RESERVED_POSITIONS USDT"))
                    .as("seed %d", seed)
                    .isEqualByComparingTo(sum(booked, Fill::quote));
            assertThat(books.position().cost().amount())
                    .as("seed %d", seed)
                    .isEqualByComparingTo(sum(booked, Fill::quote));
            assertThat(books.of("AVAILABLE BTC")).as("seed %d", seed).isEqualByComparingTo(net(booked));
            assertThat(books.position().quantity().value()).as("seed %d", seed).isEqualByComparingTo(net(booked));
        }
    }

    /** Against sums that know nothing of accounts. */
    private static void isExact(long seed, Books books, List<Fill> buys, List<Fill> sales) {
        BigDecimal paid = sum(buys, Fill::quote);
        BigDecimal received = sum(sales, Fill::quote);
        BigDecimal fees = sum(buys, Fill::feeInQuote).add(sum(sales, Fill::feeInQuote));
        assertThat(books.position().status()).as("seed %d", seed).isEqualTo(PositionStatus.CLOSED);
        assertThat(books.position().realizedPnl().amount())
                .as("seed %d", seed)
                .isEqualByComparingTo(received.subtract(paid));
        assertThat(books.of("REALIZED_PNL USDT")).as("seed %d", seed).isEqualByComparingTo(paid.subtract(received));
        assertThat(books.of("RESERVED_POSITIONS USDT")).as("seed %d", seed).isZero();
        assertThat(books.of("AVAILABLE BTC")).as("seed %d", seed).isZero();
        assertThat(books.of("AVAILABLE USDT").add(books.of("CLEARING USDT")).add(books.of("OVERDRAFT USDT")))
                .as("seed %d", seed)
                .isEqualByComparingTo(received.subtract(paid).subtract(fees));
        assertThat(books.of("FEES BNB").add(books.of("POOL BNB")))
                .as("seed %d", seed)
                .isZero();
    }

    /**
     * What the trades leave.
     *
     * @param accounts each account's sum, the order of a clearing account left out
     */
    private record Books(Position position, Map<String, BigDecimal> accounts) {
        BigDecimal of(String account) {
            return accounts.getOrDefault(account, BigDecimal.ZERO);
        }

        Map<String, BigDecimal> without(AccountKind... kinds) {
            Map<String, BigDecimal> rest = new TreeMap<>(accounts);
            for (AccountKind kind : kinds) {
                rest.keySet().removeIf(name -> name.startsWith(kind + " "));
            }
            return rest;
        }
    }

    /** Buys first: what was not bought yet cannot be sold. */
    private static Books booked(List<Fill> buys, List<Fill> sales, int known) {
        Order entry = buy("10", "60000");
        Order exit = sale("10", Leg.EXIT);
        Map<String, BigDecimal> accounts = new TreeMap<>();
        add(
                accounts,
                Account.clearing(Samples.ACCOUNT, Samples.PROFILE, entry.id().value(), USDT),
                HELD);
        add(accounts, Account.of(Samples.ACCOUNT, Samples.PROFILE, AccountKind.AVAILABLE, USDT), HELD.negate());
        Position position = null;
        List<Fill> all = new ArrayList<>(buys);
        all.addAll(sales);
        for (Fill fill : all.subList(0, known)) {
            Order order = fill.side() == Side.BUY ? entry : exit;
            Money held = new Money(accounts.getOrDefault("CLEARING USDT", BigDecimal.ZERO), USDT);
            FillRequest step = FillStep.of(fill, seen(order, List.of(entry, exit), position, held), NOON);
            step.posting().postings().forEach(posting -> add(accounts, posting.account(), posting.delta()));
            position = step.position().next();
            if (fill.side() == Side.BUY) {
                entry = step.order().next();
            } else {
                exit = step.order().next();
            }
        }
        accounts.values().removeIf(amount -> amount.signum() == 0);
        return new Books(timeless(position), accounts);
    }

    /** An order as it is read, alone in its intent. */
    static OrderSnapshot seen(Order order, List<Order> siblings, @Nullable Position position, Money held) {
        IntentKind kind = order.spec().side() == Side.BUY ? IntentKind.ENTRY : IntentKind.EXIT;
        IntentRecord record =
                new IntentRecord(Samples.intent(order.intent(), kind, order.spec()), IntentState.ACCEPTED, 0, 1);
        IntentSnapshot intent = new IntentSnapshot(record, List.of(order), position, held);
        return new OrderSnapshot(order, intent, siblings, position, limits());
    }

    private static void add(Map<String, BigDecimal> accounts, Account account, Money delta) {
        accounts.merge(
                account.kind() + " " + account.asset(),
                delta.amount(),
                (one, other) -> one.add(other).stripTrailingZeros());
    }

    /** When it was opened is the time of the trade that became known first. */
    private static Position timeless(@Nullable Position of) {
        return new Position(
                of.tenant(),
                of.id(),
                of.profile(),
                of.account(),
                of.instrument(),
                of.status(),
                of.quantity(),
                of.cost(),
                of.realizedPnl(),
                of.protection(),
                of.correlationId(),
                NOON,
                of.closedAt() == null ? null : NOON,
                0);
    }

    private static List<Fill> buys(Random dice) {
        List<Fill> fills = new ArrayList<>();
        Order order = buy("10", "60000");
        int count = 1 + dice.nextInt(6);
        for (int i = 0; i < count; i++) {
            BigDecimal quantity = BigDecimal.valueOf(1 + dice.nextInt(20_000), 5);
            Money fee = switch (dice.nextInt(4)) {
                case 0 -> Money.of("0", "USDT");
                case 1 -> new Money(BigDecimal.valueOf(dice.nextInt(1_000_000), 8), USDT);
                case 2 -> new Money(BigDecimal.valueOf(dice.nextInt(1_000), 8), BTC);
                default -> new Money(BigDecimal.valueOf(dice.nextInt(1_000_000), 8), Asset.of("BNB"));
            };
            fills.add(Samples.fill(order, "b" + i, quantity.toPlainString(), price(dice), fee));
        }
        return fills;
    }

    /** Parts of all there is. */
    private static List<Fill> sales(Random dice, BigDecimal all) {
        List<Fill> fills = new ArrayList<>();
        Order order = sale("10", Leg.EXIT);
        long left = all.movePointRight(8).longValueExact();
        for (int i = 0; left > 0; i++) {
            long part = i == 4 ? left : Math.min(left, 1 + (long) (dice.nextDouble() * left));
            Money fee = dice.nextBoolean()
                    ? new Money(BigDecimal.valueOf(dice.nextInt(1_000_000), 8), USDT)
                    : new Money(BigDecimal.valueOf(dice.nextInt(1_000_000), 8), Asset.of("BNB"));
            fills.add(Samples.fill(order, "s" + i, BigDecimal.valueOf(part, 8).toPlainString(), price(dice), fee));
            left -= part;
        }
        return fills;
    }

    private static String price(Random dice) {
        return BigDecimal.valueOf(4_000_000L + dice.nextInt(2_000_000), 2).toPlainString();
    }

    private static BigDecimal net(List<Fill> buys) {
        return buys.stream()
                .map(fill -> fill.quantity().value().subtract(fill.feeInBase().amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(List<Fill> fills, Function<Fill, Money> of) {
        return fills.stream().map(of).map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
