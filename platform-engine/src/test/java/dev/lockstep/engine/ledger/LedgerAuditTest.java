package dev.lockstep.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.DerivedId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@Tag("smoke")
class LedgerAuditTest {
    private static final ExchangeAccountId ACCOUNT = new ExchangeAccountId(DerivedId.of("audited-account"));
    private static final ProfileId PROFILE = new ProfileId(DerivedId.of("audited-profile"));
    private static final TenantId TENANT = new TenantId(DerivedId.of("audited-tenant"));

    /** The example of docs/concepts/ledger.md after its first fill. */
    private static final List<Balance> BOOKS = List.of(
            balance(AccountKind.CAPITAL, "-1000", "USDT"),
            balance(AccountKind.AVAILABLE, "697", "USDT"),
            new Balance(Account.clearing(ACCOUNT, PROFILE, "order", Asset.of("USDT")), Money.of("3", "USDT"), 2),
            balance(AccountKind.RESERVED_POSITIONS, "300", "USDT"),
            balance(AccountKind.AVAILABLE, "0.004995", "BTC"),
            balance(AccountKind.FEES, "0.000005", "BTC"),
            balance(AccountKind.MARKET, "-0.005", "BTC"));

    private static final List<Money> TRADES =
            List.of(Money.of("0.005", "BTC"), Money.of("-300", "USDT"), Money.of("-0.000005", "BTC"));

    @Test
    void what_was_allocated_and_what_trades_made_of_it_explains_what_is_held() {
        LedgerAudit audit = LedgerAudit.of(BOOKS, TRADES);

        assertThat(audit.isExplained()).isTrue();
        assertThat(audit.assets())
                .containsExactly(
                        new AssetAudit(
                                Asset.of("BTC"),
                                Money.of("0", "BTC"),
                                Money.of("0.004995", "BTC"),
                                Money.of("0.004995", "BTC")),
                        new AssetAudit(
                                Asset.of("USDT"),
                                Money.of("1000", "USDT"),
                                Money.of("700", "USDT"),
                                Money.of("700", "USDT")));
    }

    @Test
    void a_trade_that_was_not_booked_is_unexplained_to_the_last_decimal() {
        List<Money> oneMore = List.of(Money.of("0.000000000000000001", "BNB"));

        LedgerAudit audit = LedgerAudit.of(
                BOOKS, Stream.concat(TRADES.stream(), oneMore.stream()).toList());

        assertThat(audit.isExplained()).isFalse();
        assertThat(audit.assets())
                .filteredOn(line -> !line.isExplained())
                .singleElement()
                .extracting(AssetAudit::unexplained)
                .isEqualTo(Money.of("0.000000000000000001", "BNB"));
    }

    @Test
    void a_posting_without_a_trade_is_unexplained_and_a_deposit_is_not() {
        List<Balance> deposited =
                List.of(balance(AccountKind.AVAILABLE, "50", "USDT"), balance(AccountKind.EXTERNAL, "-50", "USDT"));
        List<Balance> invented =
                List.of(balance(AccountKind.AVAILABLE, "50", "USDT"), balance(AccountKind.REALIZED_PNL, "-50", "USDT"));

        assertThat(LedgerAudit.of(deposited, List.of()).isExplained()).isTrue();
        assertThat(LedgerAudit.of(invented, List.of()).assets())
                .singleElement()
                .extracting(AssetAudit::unexplained)
                .isEqualTo(Money.of("-50", "USDT"));
    }

    @Test
    void without_the_venue_nothing_is_told() {
        LedgerAuditor auditor =
                new LedgerAuditor(_ -> Mono.just(BOOKS), _ -> Mono.error(new IllegalStateException("no answer")));

        StepVerifier.create(auditor.audit(TENANT)).verifyErrorMessage("no answer");
    }

    private static Balance balance(AccountKind kind, String amount, String asset) {
        return new Balance(Account.of(ACCOUNT, PROFILE, kind, Asset.of(asset)), Money.of(amount, asset), 1);
    }
}
