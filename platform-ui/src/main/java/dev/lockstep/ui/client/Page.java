package dev.lockstep.ui.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of a list, newest first.
 *
 * @param nextCursor where it goes on; null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public Page {
        items = List.copyOf(items);
    }
}
