package dev.lockstep.engine.execution.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One table: rows by primary key in the order they were written, with the table's CHECKs and unique indexes. Every
 * change can be taken back until its transaction is over.
 */
final class Rows<K, V> {
    private final Undo undo;
    private final Map<K, V> rows = new LinkedHashMap<>();
    private final List<Check<V>> checks = new ArrayList<>();
    private final List<Unique<K, V>> uniques = new ArrayList<>();
    private final List<Lookup<K, V>> lookups = new ArrayList<>();

    Rows(Undo undo) {
        this.undo = undo;
    }

    /** Must be true of every row; of several that are not, the first in the order of names is raised. */
    Rows<K, V> check(String constraint, Predicate<V> holds) {
        if (!undo.isLifted(constraint)) {
            checks.add(new Check<>(constraint, holds));
            checks.sort(Comparator.comparing(Check::constraint));
        }
        return this;
    }

    /** At most one row per key; rows whose key is null are not in the index. */
    Rows<K, V> unique(String constraint, Function<V, @Nullable Object> key) {
        if (!undo.isLifted(constraint)) {
            uniques.add(new Unique<>(constraint, key, new HashMap<>()));
        }
        return this;
    }

    /** A way to find rows by something else than their key; rows for which it is null are not found. */
    Lookup<K, V> lookup(Function<V, @Nullable Object> key) {
        Lookup<K, V> lookup = new Lookup<>(key, new HashMap<>());
        lookups.add(lookup);
        return lookup;
    }

    @Nullable
    V find(K key) {
        return rows.get(key);
    }

    Collection<V> all() {
        return Collections.unmodifiableCollection(rows.values());
    }

    /** Raises what a row breaks by itself, as PostgreSQL does before it looks at any index. */
    void checked(V row) {
        for (Check<V> check : checks) {
            if (!check.holds().test(row)) {
                throw Breach.check(check.constraint());
            }
        }
    }

    /** Inserts or replaces under every constraint but the primary key, which is the caller's. */
    void put(K key, V row) {
        checked(row);
        V before = rows.get(key);
        List<Move> moves = new ArrayList<>(uniques.size());
        for (Unique<K, V> unique : uniques) {
            moves.add(unique.admitted(key, before, row));
        }
        for (int i = 0; i < moves.size(); i++) {
            uniques.get(i).move(key, moves.get(i));
        }
        set(key, before, row);
        undo.add(() -> takeBack(key, row, before));
    }

    private void takeBack(K key, V row, @Nullable V before) {
        for (Unique<K, V> unique : uniques) {
            unique.move(key, unique.from(row, before));
        }
        set(key, row, before);
    }

    private void set(K key, @Nullable V before, @Nullable V after) {
        if (after == null) {
            rows.remove(key);
        } else {
            rows.put(key, after);
        }
        for (Lookup<K, V> lookup : lookups) {
            lookup.move(key, before, after);
        }
    }

    private record Check<V>(String constraint, Predicate<V> holds) {}

    /** What a row leaves and takes in a unique index; null where it is not in it. */
    private record Move(@Nullable Object left, @Nullable Object taken) {}

    private record Unique<K, V>(String constraint, Function<V, @Nullable Object> key, Map<Object, K> taken) {
        Move admitted(K row, @Nullable V before, V after) {
            Move move = from(before, after);
            Object wanted = move.taken();
            if (wanted != null && !wanted.equals(move.left())) {
                K holder = taken.get(wanted);
                if (holder != null && !holder.equals(row)) {
                    throw Breach.unique(constraint);
                }
            }
            return move;
        }

        Move from(@Nullable V before, @Nullable V after) {
            return new Move(before == null ? null : key.apply(before), after == null ? null : key.apply(after));
        }

        void move(K row, Move move) {
            Object left = move.left();
            Object taking = move.taken();
            if (left != null && left.equals(taking)) {
                return;
            }
            if (left != null) {
                taken.remove(left);
            }
            if (taking != null) {
                taken.put(taking, row);
            }
        }
    }

    /** Rows by another key, in the order they came to have it. */
    record Lookup<K, V>(Function<V, @Nullable Object> key, Map<Object, Map<K, V>> found) {
        List<V> of(Object wanted) {
            Map<K, V> rows = found.get(wanted);
            return rows == null ? new ArrayList<>(0) : new ArrayList<>(rows.values());
        }

        private void move(K row, @Nullable V before, @Nullable V after) {
            Object left = before == null ? null : key.apply(before);
            Object taking = after == null ? null : key.apply(after);
            if (left != null && !left.equals(taking)) {
                leave(left, row);
            }
            if (taking != null && after != null) {
                found.computeIfAbsent(taking, none -> new LinkedHashMap<>()).put(row, after);
            }
        }

        private void leave(Object left, K row) {
            Map<K, V> old = found.get(left);
            if (old != null && old.remove(row) != null && old.isEmpty()) {
                found.remove(left);
            }
        }
    }
}
