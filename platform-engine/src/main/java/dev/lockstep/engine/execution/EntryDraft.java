package dev.lockstep.engine.execution;

import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.EntryKind;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.ledger.Posting;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A journal entry while its postings are put down one by one; amounts of zero leave no line. */
final class EntryDraft {
    private final TenantId tenant;
    private final ProfileId profile;
    private final ExchangeAccountId account;
    private final String key;
    private final EntryKind kind;
    private final List<Posting> postings = new ArrayList<>();

    EntryDraft(TenantId tenant, ProfileId profile, ExchangeAccountId account, String key, EntryKind kind) {
        this.tenant = tenant;
        this.profile = profile;
        this.account = account;
        this.key = key;
        this.kind = kind;
    }

    EntryDraft to(AccountKind to, Money amount) {
        return post(Account.of(account, profile, to, amount.asset()), amount);
    }

    EntryDraft from(AccountKind from, Money amount) {
        return to(from, amount.negate());
    }

    EntryDraft clearing(ClientOrderId order, Money amount) {
        return post(Account.clearing(account, profile, order.value(), amount.asset()), amount);
    }

    /** The commission; from the pool where it is in a third asset, which no other posting of the entry pays for. */
    EntryDraft fee(Fill fill) {
        Money fee = fill.fee();
        boolean third = !fee.asset().equals(fill.instrument().base())
                && !fee.asset().equals(fill.instrument().quote());
        EntryDraft paid = to(AccountKind.FEES, fee);
        return third ? paid.from(AccountKind.POOL, fee) : paid;
    }

    JournalEntry at(CorrelationId correlationId, Instant at) {
        return new JournalEntry(tenant, profile, key, kind, postings, correlationId, at);
    }

    private EntryDraft post(Account to, Money amount) {
        if (!amount.isZero()) {
            postings.add(new Posting(to, amount));
        }
        return this;
    }
}
