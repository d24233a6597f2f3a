package dev.lockstep.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("smoke")
class DerivedIdTest {
    @Test
    void the_same_words_give_the_same_id() {
        assertThat(DerivedId.of("intent", 1, "a")).isEqualTo(DerivedId.of("intent", 1, "a"));
    }

    @Test
    void words_do_not_run_into_each_other() {
        assertThat(DerivedId.of("ab", "c")).isNotEqualTo(DerivedId.of("a", "bc"));
    }

    @Test
    void it_is_a_custom_uuid_of_the_rfc() {
        assertThat(DerivedId.of("x").version()).isEqualTo(8);
        assertThat(DerivedId.of("x").variant()).isEqualTo(2);
    }

    @Test
    void a_correlation_id_with_a_line_break_is_refused() {
        assertThatThrownBy(() -> new CorrelationId("abcdefgh\nINFO forged"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
