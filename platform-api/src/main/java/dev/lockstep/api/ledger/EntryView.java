package dev.lockstep.api.ledger;

import dev.lockstep.api.web.view.AmountView;
import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.ledger.StoredEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Postings that belong together and sum to zero per asset.
 *
 * @param number the tenant's own count
 * @param id derived from profile and key
 * @param profileId whose sub-ledger
 * @param key what it follows from; the same key never posts twice
 * @param kind what it records
 * @param postings the movements
 * @param correlationId the decision it belongs to
 * @param occurredAt when it happened
 * @param recordedAt when it was written; database time
 */
@Schema(name = "LedgerEntry")
record EntryView(
        long number,
        UUID id,
        UUID profileId,
        String key,
        String kind,
        List<PostingView> postings,
        String correlationId,
        Instant occurredAt,
        Instant recordedAt) {
    /**
     * One movement of one account.
     *
     * @param exchangeAccountId where the asset lies
     * @param account what it is for
     * @param reference the order of a clearing account; empty otherwise
     * @param delta signed
     * @param balanceAfter what the account then held
     * @param version the account's count after it
     */
    @Schema(name = "Posting")
    record PostingView(
            UUID exchangeAccountId,
            String account,
            String reference,
            AmountView delta,
            AmountView balanceAfter,
            long version) {
        static PostingView of(StoredEntry.Line line) {
            Account account = line.posting().account();
            return new PostingView(
                    account.exchangeAccount().value(),
                    account.kind().name(),
                    account.reference(),
                    AmountView.of(line.posting().delta()),
                    AmountView.of(line.balanceAfter()),
                    line.version());
        }
    }

    static EntryView of(StoredEntry stored) {
        JournalEntry entry = stored.entry();
        return new EntryView(
                stored.number(),
                entry.id(),
                entry.profile().value(),
                entry.key(),
                entry.kind().name(),
                stored.lines().stream().map(PostingView::of).toList(),
                entry.correlationId().value(),
                entry.occurredAt(),
                stored.recordedAt());
    }
}
