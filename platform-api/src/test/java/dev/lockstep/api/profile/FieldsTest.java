package dev.lockstep.api.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.web.problem.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", " 1", "1e9", "1E-7", "+1", ".5", "1.", "1,5", "NaN", "0x1", "123456789012345678901", "١"})
    void a_decimal_is_digits_and_a_point_and_nothing_else(String text) {
        assertThatThrownBy(() -> Fields.decimal("amount", text))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("field_invalid")
                .hasMessageContaining("amount");
    }

    @Test
    void a_decimal_is_exact() {
        assertThat(Fields.decimal("amount", "0.000000000000000001")).isEqualByComparingTo("1e-18");
        assertThat(Fields.decimal("amount", "-5")).isEqualByComparingTo("-5");
    }

    @Test
    void a_long_value_is_shown_shortened() {
        assertThatThrownBy(() -> Fields.duration("limits.cooldown", "x".repeat(500)))
                .hasMessageContaining("limits.cooldown")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(150));
    }

    @Test
    void an_etag_is_ours_or_refused() {
        assertThat(IfMatch.of("\"3\"").version()).isEqualTo(3);
        assertThatThrownBy(() -> IfMatch.of("W/\"3\"")).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> IfMatch.of(null)).hasMessageContaining("if_match_required");
    }
}
