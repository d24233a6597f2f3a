package dev.lockstep.engine.ledger.adapter;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.EntryKind;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.ledger.Posting;
import dev.lockstep.engine.ledger.StoredEntry;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One posting together with its entry, as the join gives it; lines of the same number make the entry. */
record EntryLine(
        long number,
        TenantId tenant,
        ProfileId profile,
        String key,
        EntryKind kind,
        CorrelationId correlationId,
        Instant occurredAt,
        Instant recordedAt,
        StoredEntry.Line line) {

    static EntryLine of(Readable row) {
        Account account = R2dbcLedger.account(row);
        Posting posting = new Posting(account, new Money(column(row, "delta", BigDecimal.class), account.asset()));
        return new EntryLine(
                column(row, "number", Long.class),
                new TenantId(column(row, "tenant_id", UUID.class)),
                new ProfileId(column(row, "entry_profile_id", UUID.class)),
                column(row, "entry_key", String.class),
                EntryKind.valueOf(column(row, "entry_kind", String.class)),
                new CorrelationId(column(row, "correlation_id", String.class)),
                column(row, "occurred_at", Instant.class),
                column(row, "recorded_at", Instant.class),
                new StoredEntry.Line(
                        posting,
                        column(row, "version", Long.class),
                        new Money(column(row, "balance_after", BigDecimal.class), account.asset())));
    }

    static StoredEntry entry(List<EntryLine> lines) {
        EntryLine first = lines.getFirst();
        JournalEntry entry = new JournalEntry(
                first.tenant(),
                first.profile(),
                first.key(),
                first.kind(),
                lines.stream().map(each -> each.line().posting()).toList(),
                first.correlationId(),
                first.occurredAt());
        return new StoredEntry(
                first.number(), entry, lines.stream().map(EntryLine::line).toList(), first.recordedAt());
    }
}
