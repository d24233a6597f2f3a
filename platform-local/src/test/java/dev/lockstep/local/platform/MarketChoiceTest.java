package dev.lockstep.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.local.LauncherError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketChoiceTest {

    @Test
    void a_generated_market_says_seed_and_speed() {
        assertThat(MarketChoice.of("generated", 7, 60, "free").text())
                .isEqualTo("generated from seed 7, 60 times real time");
    }

    @ParameterizedTest
    @CsvSource({
        "random,            60, free,   MARKET_UNKNOWN",
        "replay:/no/file,   60, free,   MARKET_FILE",
        "generated,          0, free,   MARKET_SPEED",
        "generated,        NaN, free,   MARKET_SPEED",
        "generated,         60, hurry,  MARKET_PACE"
    })
    void what_cannot_be_is_refused_with_a_code(String market, double speed, String pace, String code) {
        assertThatThrownBy(() -> MarketChoice.of(market, 1, speed, pace))
                .isInstanceOfSatisfying(LauncherError.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.exitCode()).isEqualTo(2);
                });
    }
}
