package dev.lockstep.ui.desk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Maps that keep their order and are never changed, only replaced. */
final class Rows {
    private Rows() {}

    static <V> Map<String, V> byKey(List<V> items, Function<V, String> key) {
        Map<String, V> rows = new LinkedHashMap<>();
        items.forEach(item -> rows.put(key.apply(item), item));
        return Collections.unmodifiableMap(rows);
    }

    /** Null takes the key out. */
    static <V> Map<String, V> with(Map<String, V> before, String key, @Nullable V value) {
        Map<String, V> rows = new LinkedHashMap<>(before);
        if (value == null) {
            rows.remove(key);
        } else {
            rows.put(key, value);
        }
        return Collections.unmodifiableMap(rows);
    }
}
