package dev.lockstep.engine.equity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.Balance;
import dev.lockstep.engine.market.Mark;
import dev.lockstep.engine.market.Marks;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.Protection;
import dev.lockstep.engine.testing.Samples;
import dev.lockstep.engine.time.DerivedId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The example of docs/concepts/ledger.md, valued. */
class EquityTest {
    private static final Asset USDT = Asset.of("USDT");
    private static final List<Balance> BOUGHT = List.of(
            balance(AccountKind.CAPITAL, "-1000"),
            balance(AccountKind.AVAILABLE, "650"),
            balance(AccountKind.RESERVED_POSITIONS, "300"),
            balance(AccountKind.REALIZED_PNL, "55"),
            balance(AccountKind.FEES, "5"),
            new Balance(account(AccountKind.FEES, Asset.of("BTC")), Money.of("0.000005", "BTC"), 1));

    @Test
    void cash_and_what_is_held_at_its_mark_is_the_equity() {
        Equity equity = Equity.of(USDT, BOUGHT, List.of(holding("300")), instrument -> marked("61000"));

        assertThat(equity.total()).isEqualTo(Money.of("954.695", "USDT"));
        assertThat(equity.unrealized()).isEqualTo(Money.of("4.695", "USDT"));
        assertThat(equity.realizedNet()).isEqualTo(Money.of("-60", "USDT"));
        assertThat(equity.fees()).as("in its own asset only").isEqualTo(Money.of("5", "USDT"));
        assertThat(equity.markedAt()).isEqualTo(Samples.NOON);
    }

    @Test
    void equity_is_capital_and_gains_whatever_the_mark() {
        Equity equity = Equity.of(USDT, BOUGHT, List.of(holding("300")), instrument -> marked("70000"));

        assertThat(equity.total())
                .isEqualTo(equity.capital()
                        .plus(equity.realizedNet())
                        .plus(Objects.requireNonNull(equity.unrealized()))
                        .plus(Money.of("10", "USDT")));
    }

    @Test
    void without_a_mark_it_is_unknown_and_never_zero() {
        Equity equity = Equity.of(USDT, BOUGHT, List.of(holding("300")), instrument -> Optional.empty());

        assertThat(equity.total()).isNull();
        assertThat(equity.unrealized()).isNull();
        assertThat(equity.free()).isEqualTo(Money.of("650", "USDT"));
    }

    @Test
    void books_and_positions_of_two_moments_give_no_figure() {
        Equity equity = Equity.of(USDT, BOUGHT, List.of(holding("310")), instrument -> marked("61000"));

        assertThat(equity.total()).isNull();
    }

    @Test
    void a_sum_is_unknown_where_a_part_is() {
        Equity known = Equity.of(USDT, BOUGHT, List.of(holding("300")), instrument -> marked("61000"));
        Equity unknown = Equity.of(USDT, BOUGHT, List.of(holding("300")), instrument -> Optional.empty());

        assertThat(Equity.sum(USDT, List.of(known, known)).total()).isEqualTo(Money.of("1909.39", "USDT"));
        assertThat(Equity.sum(USDT, List.of(known, unknown)).total()).isNull();
        assertThat(Equity.sum(USDT, List.of(known, unknown)).openPositions()).isEqualTo(2);
    }

    @Test
    void a_late_candle_moves_no_mark() {
        Marks marks = new Marks(() -> Samples.NOON);
        marks.seen(Samples.candle(Samples.NOON, "61000"));
        marks.seen(Samples.candle(Samples.NOON.minusSeconds(60), "59000"));

        assertThat(marks.of(Samples.BTCUSDT)).map(Mark::price).contains(Price.of("61000", "USDT"));
        assertThat(marks.latestOf(Samples.BTCUSDT.venue())).map(Mark::at).contains(Samples.NOON.plusSeconds(60));
    }

    private static Optional<Mark> marked(String price) {
        return Optional.of(new Mark(Price.of(price, "USDT"), Samples.NOON, Samples.NOON));
    }

    private static Position holding(String cost) {
        return new Position(
                Samples.TENANT,
                new PositionId(DerivedId.of("position")),
                Samples.PROFILE,
                Samples.ACCOUNT,
                Samples.BTCUSDT,
                PositionStatus.OPEN,
                Quantity.of("0.004995", "BTC"),
                Money.of(cost, "USDT"),
                Money.zero(USDT),
                Protection.naked(Price.of("58000", "USDT"), Price.of("63000", "USDT"), Samples.NOON),
                Samples.DECISION,
                Samples.NOON,
                null,
                1);
    }

    private static Balance balance(AccountKind kind, String amount) {
        return new Balance(account(kind, USDT), Money.of(amount, "USDT"), 1);
    }

    private static Account account(AccountKind kind, Asset asset) {
        return Account.of(Samples.ACCOUNT, Samples.PROFILE, kind, asset);
    }
}
