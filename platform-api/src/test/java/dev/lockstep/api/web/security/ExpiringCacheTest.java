package dev.lockstep.api.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExpiringCacheTest {
    private Instant now = Instant.EPOCH;
    private final ExpiringCache<String, String> cache = new ExpiringCache<>(2, Duration.ofSeconds(10), () -> now);

    @Test
    void a_value_is_remembered_for_its_time_and_no_longer() {
        cache.put("a", "1");

        now = now.plusMillis(9_999);
        assertThat(cache.get("a")).contains("1");
        now = now.plusMillis(1);
        assertThat(cache.get("a")).isEmpty();
        assertThat(cache.size()).isZero();
    }

    @Test
    void the_value_unused_for_longest_makes_room() {
        cache.put("a", "1");
        cache.put("b", "2");
        cache.get("a");
        cache.put("c", "3");

        assertThat(cache.get("a")).contains("1");
        assertThat(cache.get("b")).isEmpty();
        assertThat(cache.size()).isEqualTo(2);
    }
}
