package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.Balance;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.ledger.Posting;
import dev.lockstep.engine.ledger.StoredEntry;
import dev.lockstep.engine.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ledger_accounts}, {@code ledger_entries} and {@code ledger_postings}. */
final class LedgerTable {
    /** In the order the function locks balances; what comes in before what goes out. */
    private static final Comparator<Line> LOCK_ORDER = Comparator.comparing(Line::name)
            .thenComparing(line -> line.posting().delta().amount(), Comparator.reverseOrder())
            .thenComparingInt(Line::place);

    private final Map<Account, String> names = new HashMap<>();
    private final Rows<Account, Balance> balances;
    private final Rows<Object, StoredEntry> entries;
    private final Profiled owners;

    LedgerTable(Undo undo, Profiled owners) {
        this.owners = owners;
        balances = new Rows<Account, Balance>(undo)
                .check("ledger_accounts_available_check", row -> isAtLeastZero(row, AccountKind.AVAILABLE))
                .check("ledger_accounts_clearing_check", row -> isAtLeastZero(row, AccountKind.CLEARING));
        entries = new Rows<>(undo);
    }

    /** One entry: POSTED, DUPLICATE (its key is there with the same content) or MISMATCH (with other content). */
    Posted post(JournalEntry entry, Instant now) {
        Object key = List.of(entry.profile(), entry.key());
        StoredEntry known = entries.find(key);
        if (known != null) {
            return isSame(known.entry(), entry) ? Posted.DUPLICATE : Posted.MISMATCH;
        }
        StoredEntry.Line[] lines = new StoredEntry.Line[entry.postings().size()];
        for (Line line : inLockOrder(entry)) {
            lines[line.place()] = moved(line.posting());
        }
        owners.require(entry.profile(), "ledger_entries_profile_fkey");
        entries.put(key, new StoredEntry(entries.all().size() + 1L, entry, List.of(lines), now));
        return Posted.POSTED;
    }

    /** Puts an amount into an account without an entry. */
    void seed(Account account, Money amount) {
        balances.put(account, new Balance(account, amount, 0));
    }

    @Nullable
    Balance find(Account account) {
        return balances.find(account);
    }

    Collection<Balance> balances() {
        return balances.all();
    }

    /** In the order of their numbers. */
    Collection<StoredEntry> entries() {
        return entries.all();
    }

    private List<Line> inLockOrder(JournalEntry entry) {
        List<Line> ordered = new ArrayList<>(entry.postings().size());
        for (Posting posting : entry.postings()) {
            ordered.add(new Line(ordered.size(), posting, name(posting.account())));
        }
        ordered.sort(LOCK_ORDER);
        return ordered;
    }

    /** What accounts are ordered by; spelled once for each. */
    String name(Account account) {
        return names.computeIfAbsent(
                account,
                named -> String.join(
                        "|",
                        named.profile().toString(),
                        named.exchangeAccount().toString(),
                        named.kind().name(),
                        named.reference(),
                        named.asset().code()));
    }

    private StoredEntry.Line moved(Posting posting) {
        Account account = posting.account();
        Balance before = balances.find(account);
        if (before == null) {
            owners.require(account.profile(), "ledger_accounts_profile_fkey");
            owners.require(account.exchangeAccount(), "ledger_accounts_account_fkey");
            before = new Balance(account, Money.zero(account.asset()), 0);
        }
        Balance after = new Balance(account, before.amount().plus(posting.delta()), before.version() + 1);
        balances.put(account, after);
        return new StoredEntry.Line(posting, after.version(), after.amount());
    }

    private static boolean isAtLeastZero(Balance row, AccountKind kind) {
        return row.account().kind() != kind || !row.amount().isNegative();
    }

    /** Kind and postings, in whatever order. */
    private static boolean isSame(JournalEntry known, JournalEntry told) {
        return known.kind() == told.kind() && words(known).equals(words(told));
    }

    private static List<String> words(JournalEntry entry) {
        return entry.postings().stream().map(Posting::toString).sorted().toList();
    }

    /** What became of an entry. */
    enum Posted {
        POSTED,
        DUPLICATE,
        MISMATCH
    }

    private record Line(int place, Posting posting, String name) {}
}
