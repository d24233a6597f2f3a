package dev.lockstep.api.web.view;

import dev.lockstep.engine.paging.Cursor;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One part of a list, newest first.
 *
 * @param items at most as many as asked for
 * @param nextCursor pass it as {@code cursor} to go on; null at the end
 */
public record PageView<V>(
        List<V> items,

        @Schema(nullable = true, description = "Pass it as `cursor` to go on; null at the end.") @Nullable
        String nextCursor) {
    public PageView {
        items = List.copyOf(items);
    }

    /** Everything there is, where lists are short. */
    public static <T, V> PageView<V> whole(List<T> rows, Function<T, V> view) {
        return new PageView<>(rows.stream().map(view).toList(), null);
    }

    public static <T, V> PageView<V> of(Page<T> page, Function<T, V> view) {
        Cursor next = page.next();
        return new PageView<>(page.rows().stream().map(view).toList(), next == null ? null : next.encode());
    }

    /** What {@code limit} and {@code cursor} of a request ask for. */
    public static PageRequest request(@Nullable Integer limit, @Nullable String cursor) {
        return new PageRequest(
                limit == null ? PageRequest.DEFAULT_LIMIT : limit, cursor == null ? null : Cursor.decode(cursor));
    }
}
