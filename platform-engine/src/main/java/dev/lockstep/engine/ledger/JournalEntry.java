package dev.lockstep.engine.ledger;

import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import dev.lockstep.engine.time.DerivedId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Postings that belong together and sum to zero per asset. Written once, never changed; a correction is another entry.
 *
 * @param tenant whose
 * @param profile whose sub-ledger
 * @param key what it follows from ({@code hold:{order}}, {@code fill:{symbol}:{trade}}); the same key never posts twice
 * @param kind what it records
 * @param postings two or more
 * @param correlationId the decision it belongs to
 * @param occurredAt wall clock for our acts, the venue's time for its facts
 */
public record JournalEntry(
        TenantId tenant,
        ProfileId profile,
        String key,
        EntryKind kind,
        List<Posting> postings,
        CorrelationId correlationId,
        Instant occurredAt) {
    public JournalEntry {
        postings = List.copyOf(postings);
        Map<Asset, Money> sums = new TreeMap<>();
        postings.forEach(posting -> sums.merge(posting.account().asset(), posting.delta(), Money::plus));
        for (Money sum : sums.values()) {
            if (!sum.isZero()) {
                throw new IllegalArgumentException("entry " + key + " is out of balance by " + sum);
            }
        }
        if (postings.size() < 2) {
            throw new IllegalArgumentException("entry " + key + " needs at least two postings");
        }
    }

    /** Derived from profile and key, so that a repeated step names the same entry. */
    public UUID id() {
        return DerivedId.of("journal", tenant, profile, key);
    }

    /** What an account holds after it that held {@code before}. */
    public Money after(Account account, Money before) {
        Money sum = before;
        for (Posting posting : postings) {
            sum = posting.account().equals(account) ? sum.plus(posting.delta()) : sum;
        }
        return sum;
    }
}
