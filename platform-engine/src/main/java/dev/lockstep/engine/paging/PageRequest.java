package dev.lockstep.engine.paging;

import dev.lockstep.engine.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit rows, 1 to {@value #MAX_LIMIT}
 * @param after where the page before ended; null for the first page
 */
public record PageRequest(int limit, @Nullable Cursor after) {
    public static final int MAX_LIMIT = 500;
    public static final int DEFAULT_LIMIT = 50;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidRequest(
                    "page_limit", "limit is " + limit, "ask for 1 to " + MAX_LIMIT + " rows and follow next_cursor");
        }
    }

    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }
}
