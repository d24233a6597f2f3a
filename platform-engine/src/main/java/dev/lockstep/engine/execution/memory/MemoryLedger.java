package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.Balance;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.ledger.StoredEntry;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.paging.Cursor;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.problem.InvalidRequest;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@link Ledger} in memory. */
final class MemoryLedger implements Ledger {
    private static final Comparator<Balance> BY_NAME = Comparator.comparing(Balance::account, MemoryLedger::inOrder);

    private final MemoryDatabase database;

    MemoryLedger(MemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Mono<List<Balance>> balances(TenantId tenant, @Nullable ProfileId profile) {
        return database.call(tenant, rows -> {
            List<Balance> kept = new ArrayList<>();
            for (Balance balance : rows.ledger().balances()) {
                boolean wanted = profile == null || balance.account().profile().equals(profile);
                if (wanted && isKept(balance)) {
                    kept.add(balance);
                }
            }
            kept.sort(BY_NAME);
            return Collections.unmodifiableList(kept);
        });
    }

    @Override
    public Mono<Balance> balance(TenantId tenant, Account account) {
        return database.call(tenant, rows -> rows.ledger().find(account))
                .defaultIfEmpty(new Balance(account, Money.zero(account.asset()), 0));
    }

    @Override
    public Mono<Page<StoredEntry>> entries(TenantId tenant, @Nullable ProfileId profile, PageRequest page) {
        return database.call(
                tenant,
                rows -> Page.of(
                        new ArrayList<>(rows.ledger().entries())
                                .reversed().stream()
                                        .filter(entry -> profile == null
                                                || entry.entry().profile().equals(profile))
                                        .filter(entry -> entry.number() < before(page.after()))
                                        .limit(page.limit() + 1L)
                                        .toList(),
                        page.limit(),
                        entry -> Long.toString(entry.number())));
    }

    @Override
    public Mono<List<Balance>> discrepancies(TenantId tenant) {
        return database.call(tenant, rows -> {
            Map<Account, Balance> posted = posted(rows);
            List<Balance> apart = new ArrayList<>();
            for (Balance balance : rows.ledger().balances()) {
                Balance left = difference(balance, posted.get(balance.account()));
                if (!left.amount().isZero() || left.version() != 0) {
                    apart.add(left);
                }
            }
            apart.sort(BY_NAME);
            return Collections.unmodifiableList(apart);
        });
    }

    private static Map<Account, Balance> posted(MemoryTenant rows) {
        Map<Account, Balance> posted = new HashMap<>();
        for (StoredEntry entry : rows.ledger().entries()) {
            for (StoredEntry.Line line : entry.lines()) {
                Account account = line.posting().account();
                posted.merge(account, new Balance(account, line.posting().delta(), 1), MemoryLedger::sum);
            }
        }
        return posted;
    }

    private static Balance sum(Balance one, Balance other) {
        return new Balance(one.account(), one.amount().plus(other.amount()), one.version() + other.version());
    }

    private static Balance difference(Balance stored, @Nullable Balance posted) {
        return posted == null
                ? stored
                : new Balance(
                        stored.account(), stored.amount().minus(posted.amount()), stored.version() - posted.version());
    }

    private static boolean isKept(Balance balance) {
        return balance.account().kind() != AccountKind.CLEARING
                || !balance.amount().isZero();
    }

    private static int inOrder(Account one, Account other) {
        int order = inOrder(one.profile().value(), other.profile().value());
        order = order != 0
                ? order
                : inOrder(one.exchangeAccount().value(), other.exchangeAccount().value());
        order = order != 0 ? order : one.asset().compareTo(other.asset());
        order = order != 0 ? order : one.kind().name().compareTo(other.kind().name());
        return order != 0 ? order : one.reference().compareTo(other.reference());
    }

    /** As PostgreSQL compares them: by their bytes, which Java's own order of UUIDs is not. */
    private static int inOrder(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
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
