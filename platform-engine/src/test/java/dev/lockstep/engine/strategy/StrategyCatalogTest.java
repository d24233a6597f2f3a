package dev.lockstep.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.problem.InvalidRequest;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the catalog fills in and what it refuses. */
@Tag("smoke")
class StrategyCatalogTest {

    @Test
    void presets_fill_what_is_not_given() {
        assertThat(StrategyCatalog.spec("ema_cross", Map.of("fast", new BigDecimal("5.0"))))
                .hasToString("ema_cross(fast=5,slow=21)");
    }

    @Test
    void a_refusal_says_what_would_be_allowed() {
        assertRefused("macd", Map.of(), "ema_cross, rsi_reversion");
        assertRefused("ema_cross", Map.of("period", BigDecimal.TEN), "fast, slow");
        assertRefused("ema_cross", Map.of("fast", new BigDecimal("2.5")), "a whole number from 2 to 200");
        assertRefused("ema_cross", Map.of("fast", new BigDecimal("30")), "fast smaller than slow");
        assertRefused("rsi_reversion", Map.of("upper", new BigDecimal("50")), "from 51 to 99");
    }

    private static void assertRefused(String kind, Map<String, BigDecimal> parameters, String hint) {
        assertThatThrownBy(() -> StrategyCatalog.spec(kind, parameters))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        refused -> assertThat(refused.hint()).contains(hint));
    }
}
