package dev.lockstep.engine.reconciliation;

import dev.lockstep.engine.money.Money;

/** Where venue and books differ. */
public sealed interface Discrepancy {
    /** The venue holds less of an asset than our profiles own of it. */
    record AssetShort(Money books, Money venue) implements Discrepancy {}

    /** Orders rest at the venue that are not ours. */
    record ForeignOrders(int count) implements Discrepancy {}

    /** Whether {@code earlier} was the same finding, whatever its amounts. */
    default boolean isAbout(Discrepancy earlier) {
        return switch (this) {
            case AssetShort now ->
                earlier instanceof AssetShort before
                        && before.books().asset().equals(now.books().asset());
            case ForeignOrders now -> earlier instanceof ForeignOrders;
        };
    }
}
