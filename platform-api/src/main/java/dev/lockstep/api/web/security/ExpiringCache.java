package dev.lockstep.api.web.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers at most so many values, each for at most so long; the one unused for longest makes room. */
final class ExpiringCache<K, V> {
    private record Timed<V>(V value, Instant until) {}

    private final Map<K, Timed<V>> entries;
    private final Duration ttl;
    private final InstantSource clock;

    ExpiringCache(int capacity, Duration ttl, InstantSource clock) {
        this.ttl = ttl;
        this.clock = clock;
        this.entries = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Timed<V>> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized Optional<V> get(K key) {
        @Nullable Timed<V> entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (clock.instant().isBefore(entry.until())) {
            return Optional.of(entry.value());
        }
        entries.remove(key);
        return Optional.empty();
    }

    synchronized void put(K key, V value) {
        entries.put(key, new Timed<>(value, clock.instant().plus(ttl)));
    }

    synchronized int size() {
        return entries.size();
    }
}
