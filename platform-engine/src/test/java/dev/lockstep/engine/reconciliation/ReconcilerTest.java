package dev.lockstep.engine.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.CancelResult;
import dev.lockstep.engine.gateway.Capabilities;
import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.gateway.VenueReport;
import dev.lockstep.engine.gateway.VenueSnapshot;
import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.Balance;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.ledger.StoredEntry;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.testing.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A difference counts only when it is still there after what the venue did was booked. */
class ReconcilerTest {
    private static final ExchangeAccount ACCOUNT =
            new ExchangeAccount(Samples.TENANT, Samples.ACCOUNT, new Venue("binance"), "paper", true);

    private final List<LogLine> log = new ArrayList<>();
    private final Reconciler reconciler =
            new Reconciler((tenant, account) -> Mono.just(new Holding()), new Books(), log::add);
    private Money booked = Money.of("1", "BTC");
    private Money held = Money.of("1", "BTC");

    @Test
    void a_sale_that_was_not_booked_yet_is_no_difference_once_it_is() {
        held = Money.of("0", "BTC");

        List<Discrepancy> found = reconciler
                .compare(ACCOUNT, Mono.fromRunnable(() -> booked = Money.of("0", "BTC")))
                .block();

        assertThat(found).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void what_is_still_missing_after_the_orders_were_asked_for_is_told_once() {
        held = Money.of("0.4", "BTC");

        List<Discrepancy> found = reconciler.compare(ACCOUNT, Mono.empty()).block();

        assertThat(found).containsExactly(new Discrepancy.AssetShort(booked, held));
        assertThat(log).extracting(LogLine::event).containsExactly(LogEvent.VENUE_DIFFERENCE);
    }

    @Test
    void another_difference_the_second_time_is_not_confirmed_yet() {
        held = Money.of("0", "BTC");

        List<Discrepancy> found = reconciler
                .compare(ACCOUNT, Mono.fromRunnable(() -> {
                    held = Money.of("7", "USDT");
                    booked = Money.of("8", "USDT");
                }))
                .block();

        assertThat(found).isEmpty();
    }

    @Test
    void where_nothing_differs_nobody_is_asked_twice() {
        List<Discrepancy> found = reconciler
                .compare(ACCOUNT, Mono.error(new AssertionError("asked")))
                .block();

        assertThat(found).isEmpty();
    }

    private final class Books implements Ledger {
        @Override
        public Mono<List<Balance>> balances(TenantId tenant, @Nullable ProfileId profile) {
            Account account = Account.of(Samples.ACCOUNT, Samples.PROFILE, AccountKind.AVAILABLE, booked.asset());
            return Mono.just(List.of(new Balance(account, booked, 1)));
        }

        @Override
        public Mono<Balance> balance(TenantId tenant, Account account) {
            return Mono.empty();
        }

        @Override
        public Mono<Page<StoredEntry>> entries(TenantId tenant, @Nullable ProfileId profile, PageRequest page) {
            return Mono.empty();
        }

        @Override
        public Mono<List<Balance>> discrepancies(TenantId tenant) {
            return Mono.just(List.of());
        }
    }

    private final class Holding implements ExchangeGateway {
        @Override
        public Mono<VenueSnapshot> snapshot() {
            return Mono.just(new VenueSnapshot(List.of(held), List.of(), List.of(), 0, Samples.NOON));
        }

        @Override
        public Capabilities capabilities() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Placement> place(OrderIntent intent) {
            return Mono.error(new UnsupportedOperationException());
        }

        @Override
        public Mono<CancelResult> cancel(OrderIntent intent) {
            return Mono.error(new UnsupportedOperationException());
        }

        @Override
        public Mono<Evidence> query(Instrument instrument, ClientOrderId order) {
            return Mono.error(new UnsupportedOperationException());
        }

        @Override
        public Flux<VenueReport> reports() {
            return Flux.never();
        }

        @Override
        public Mono<Instant> serverTime() {
            return Mono.just(Samples.NOON);
        }
    }
}
