package dev.lockstep.engine.tenancy.adapter.row;

import dev.lockstep.engine.problem.StoreCorruptionError;
import io.r2dbc.spi.Readable;

/** Columns that the schema says are never null. */
public final class Columns {
    private Columns() {}

    /** The column's value; a {@link StoreCorruptionError} where it is null all the same. */
    public static <T> T column(Readable row, String name, Class<T> type) {
        T value = row.get(name, type);
        if (value == null) {
            throw new StoreCorruptionError(
                    "column_null",
                    "column " + name + " is null where the schema forbids it",
                    "compare the schema with the migrations of this version");
        }
        return value;
    }
}
