package dev.lockstep.engine.ledger.adapter;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.Balance;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.ledger.StoredEntry;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.paging.Cursor;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.problem.InvalidRequest;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** {@link Ledger} in the tables {@code ledger_accounts}, {@code ledger_entries} and {@code ledger_postings}. */
@Repository
final class R2dbcLedger implements Ledger {
    private static final String BALANCES = """
            select * from ledger_accounts
             where tenant_id = :tenant
               and (:profile::uuid is null or profile_id = :profile)
               and (kind <> 'CLEARING' or amount <> 0)
             order by profile_id, exchange_account_id, asset, kind, reference
            """;

    private static final String BALANCE = """
            select * from ledger_accounts
             where tenant_id = :tenant and profile_id = :profile and exchange_account_id = :exchange_account
               and kind = :kind and reference = :reference and asset = :asset
            """;

    private static final String ENTRIES = """
            with page as (
                select * from ledger_entries
                 where tenant_id = :tenant
                   and (:profile::uuid is null or profile_id = :profile)
                   and number < :number
                 order by number desc
                 limit :limit)
            select e.number, e.entry_key, e.kind as entry_kind, e.correlation_id, e.occurred_at, e.recorded_at,
                   e.tenant_id, e.profile_id as entry_profile_id, p.delta, p.version, p.balance_after,
                   a.exchange_account_id, a.profile_id, a.kind, a.reference, a.asset
              from page e
              join ledger_postings p on p.tenant_id = e.tenant_id and p.entry_id = e.entry_id
              join ledger_accounts a on a.tenant_id = p.tenant_id and a.account_id = p.account_id
             order by e.number desc, p.line
            """;

    private static final String DISCREPANCIES = """
            select a.exchange_account_id, a.profile_id, a.kind, a.reference, a.asset,
                   a.amount - coalesce(sum(p.delta), 0) as amount, a.version - count(p.line) as version
              from ledger_accounts a
              left join ledger_postings p on p.tenant_id = a.tenant_id and p.account_id = a.account_id
             where a.tenant_id = :tenant
             group by a.tenant_id, a.account_id
            having a.amount <> coalesce(sum(p.delta), 0) or a.version <> count(p.line)
             order by a.profile_id, a.kind, a.reference, a.asset
            """;

    private final TenantScope scope;
    private final DatabaseClient database;

    R2dbcLedger(TenantScope scope, DatabaseClient database) {
        this.scope = scope;
        this.database = database;
    }

    @Override
    public Mono<List<Balance>> balances(TenantId tenant, @Nullable ProfileId profile) {
        return scope.within(tenant, () -> balances(ofProfile(sql(BALANCES, tenant), profile)));
    }

    @Override
    public Mono<Balance> balance(TenantId tenant, Account account) {
        return scope.within(
                        tenant,
                        () -> sql(BALANCE, tenant)
                                .bind("profile", account.profile().value())
                                .bind(
                                        "exchange_account",
                                        account.exchangeAccount().value())
                                .bind("kind", account.kind().name())
                                .bind("reference", account.reference())
                                .bind("asset", account.asset().code())
                                .map(R2dbcLedger::balance)
                                .one())
                .defaultIfEmpty(new Balance(account, Money.zero(account.asset()), 0));
    }

    @Override
    public Mono<Page<StoredEntry>> entries(TenantId tenant, @Nullable ProfileId profile, PageRequest page) {
        GenericExecuteSpec query =
                sql(ENTRIES, tenant).bind("number", before(page.after())).bind("limit", page.limit() + 1);
        return scope.within(
                        tenant,
                        () -> ofProfile(query, profile)
                                .map(EntryLine::of)
                                .all()
                                .bufferUntilChanged(EntryLine::number)
                                .map(EntryLine::entry)
                                .collectList())
                .map(read -> Page.of(read, page.limit(), entry -> Long.toString(entry.number())));
    }

    @Override
    public Mono<List<Balance>> discrepancies(TenantId tenant) {
        return scope.within(tenant, () -> balances(sql(DISCREPANCIES, tenant)));
    }

    static Account account(Readable row) {
        return new Account(
                new ExchangeAccountId(column(row, "exchange_account_id", UUID.class)),
                new ProfileId(column(row, "profile_id", UUID.class)),
                AccountKind.valueOf(column(row, "kind", String.class)),
                column(row, "reference", String.class),
                Asset.of(column(row, "asset", String.class)));
    }

    private static Balance balance(Readable row) {
        Account account = account(row);
        Money amount = new Money(column(row, "amount", BigDecimal.class), account.asset());
        return new Balance(account, amount, column(row, "version", Long.class));
    }

    private static Mono<List<Balance>> balances(GenericExecuteSpec query) {
        return query.map(R2dbcLedger::balance).all().collectList();
    }

    private GenericExecuteSpec sql(String text, TenantId tenant) {
        return database.sql(text).bind("tenant", tenant.value());
    }

    private static GenericExecuteSpec ofProfile(GenericExecuteSpec query, @Nullable ProfileId profile) {
        return profile == null ? query.bindNull("profile", UUID.class) : query.bind("profile", profile.value());
    }

    private static long before(@Nullable Cursor cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor.position());
        } catch (NumberFormatException e) {
            throw new InvalidRequest(
                    "page_cursor",
                    "the cursor belongs to another list",
                    "pass next_cursor of the page before, unchanged and to the same list");
        }
    }
}
