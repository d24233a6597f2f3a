package dev.lockstep.engine.paging;

import java.util.List;

/**
 * A row with its place in the list it was read from, for rows that do not carry their own sort key.
 *
 * @param row as its port gives it
 * @param position where it stands
 */
public record Placed<T>(T row, TimePosition position) {
    /** The page out of {@code limit + 1} rows read. */
    public static <T> Page<T> page(List<Placed<T>> read, PageRequest page) {
        return Page.of(read, page.limit(), placed -> placed.position().text()).map(Placed::row);
    }
}
