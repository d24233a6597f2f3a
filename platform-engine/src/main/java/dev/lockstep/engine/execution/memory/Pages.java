package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.paging.Placed;
import dev.lockstep.engine.paging.TimePosition;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Newest first, as the stores page. */
final class Pages {
    private static final Comparator<TimePosition> OLDEST_FIRST =
            Comparator.comparing(TimePosition::at).thenComparing(TimePosition::key);

    private Pages() {}

    static <T> Page<T> of(Stream<T> rows, PageRequest page, Function<T, TimePosition> place) {
        TimePosition from = TimePosition.of(page);
        List<Placed<T>> read = rows.map(row -> new Placed<>(row, place.apply(row)))
                .filter(placed -> OLDEST_FIRST.compare(placed.position(), from) < 0)
                .sorted(Comparator.comparing(Placed<T>::position, OLDEST_FIRST).reversed())
                .limit(page.limit() + 1L)
                .toList();
        return Placed.page(read, page);
    }
}
