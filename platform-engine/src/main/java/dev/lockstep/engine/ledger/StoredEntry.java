package dev.lockstep.engine.ledger;

import dev.lockstep.engine.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * A journal entry as the ledger keeps it.
 *
 * @param number the tenant's own count
 * @param entry what was posted
 * @param lines each posting with the account's version and balance after it
 * @param recordedAt database time
 */
public record StoredEntry(long number, JournalEntry entry, List<Line> lines, Instant recordedAt) {
    public StoredEntry {
        lines = List.copyOf(lines);
    }

    /** One posting and what it led to; versions without holes make a missing line visible. */
    public record Line(Posting posting, long version, Money balanceAfter) {}
}
