package dev.lockstep.engine.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One part of a list, newest first unless its port says otherwise.
 *
 * @param rows at most the limit asked for
 * @param next where to go on; null at the end
 */
public record Page<T>(List<T> rows, @Nullable Cursor next) {
    public Page {
        rows = List.copyOf(rows);
    }

    /** A page out of {@code limit + 1} rows read: the extra row only tells that there is more. */
    public static <T> Page<T> of(List<T> read, int limit, Function<T, String> position) {
        if (read.size() <= limit) {
            return new Page<>(read, null);
        }
        List<T> rows = read.subList(0, limit);
        return new Page<>(rows, new Cursor(position.apply(rows.getLast())));
    }

    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(rows.stream().map(mapper).toList(), next);
    }
}
