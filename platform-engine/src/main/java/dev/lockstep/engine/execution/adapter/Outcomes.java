package dev.lockstep.engine.execution.adapter;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.execution.EntryOutcome;
import dev.lockstep.engine.execution.IntentOutcome;
import dev.lockstep.engine.execution.StepOutcome;
import dev.lockstep.engine.lease.FencingToken;
import dev.lockstep.engine.order.IntentId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;

/** The functions' words as the sealed values they stand for; a word that is not in the set is a defect. */
final class Outcomes {
    private Outcomes() {}

    static EntryOutcome entry(Readable row) {
        String word = word(row);
        return switch (word) {
            case "BEGUN" -> new EntryOutcome.Begun(new FencingToken(column(row, "lock_fence", Long.class)));
            case "DUPLICATE_SIGNAL" ->
                new EntryOutcome.DuplicateSignal(new IntentId(UUID.fromString(column(row, "detail", String.class))));
            case "LOCKED" -> new EntryOutcome.Locked(column(row, "locked_until", Instant.class));
            case "POSITION_OPEN" -> new EntryOutcome.PositionOpen();
            case "HALTED" ->
                new EntryOutcome.Halted(EntryOutcome.Halted.Cause.valueOf(column(row, "detail", String.class)));
            case "INSUFFICIENT_FUNDS" -> new EntryOutcome.InsufficientFunds();
            case "SHARD_LOST" -> new EntryOutcome.ShardLost();
            default -> throw unknown(word);
        };
    }

    static IntentOutcome intent(Readable row) {
        String word = word(row);
        return switch (word) {
            case "BEGUN" -> new IntentOutcome.Begun();
            case "ALREADY_BEGUN" -> new IntentOutcome.AlreadyBegun();
            case "LIVE_INTENT_EXISTS" ->
                new IntentOutcome.LiveIntentExists(new IntentId(column(row, "existing", UUID.class)));
            case "STALE" -> new IntentOutcome.Stale();
            case "SHARD_LOST" -> new IntentOutcome.ShardLost();
            default -> throw unknown(word);
        };
    }

    static StepOutcome step(Readable row) {
        String word = word(row);
        return switch (word) {
            case "APPLIED" -> new StepOutcome.Applied();
            case "DUPLICATE" -> new StepOutcome.Duplicate();
            case "STALE" -> new StepOutcome.Stale();
            case "MISMATCH" -> new StepOutcome.Mismatch(column(row, "detail", String.class));
            default -> throw unknown(word);
        };
    }

    private static String word(Readable row) {
        return column(row, "outcome", String.class);
    }

    private static IllegalStateException unknown(String word) {
        return new IllegalStateException("no such outcome: " + word);
    }
}
