package dev.lockstep.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FormatsTest {
    @Test
    void what_is_not_known_is_a_dash_and_never_a_zero() {
        assertThat(Formats.money(null, "USDT")).isEqualTo("–");
        assertThat(Formats.change(null, "USDT")).isEqualTo("–");
        assertThat(Formats.percentChange(null)).isEqualTo("–");
        assertThat(Formats.price(null)).isEqualTo("–");
        assertThat(Formats.time(null)).isEqualTo("–");
    }

    @Test
    void a_gain_and_a_loss_have_their_sign() {
        assertThat(Formats.change(new BigDecimal("17.4135"), "USDT")).isEqualTo("+17.41");
        assertThat(Formats.change(new BigDecimal("-1234.5"), "USDT")).isEqualTo("\u22121,234.50");
        assertThat(Formats.change(BigDecimal.ZERO, "USDT")).isEqualTo("0.00");
    }

    @Test
    void coins_keep_their_digits() {
        assertThat(Formats.money(new BigDecimal("0.00002046"), "BTC")).isEqualTo("0.00002046");
        assertThat(Formats.quantity(new BigDecimal("0.02043000"))).isEqualTo("0.02043");
        assertThat(Formats.price(new BigDecimal("0.00004567"))).isEqualTo("0.00004567");
        assertThat(Formats.price(new BigDecimal("48662.54254254"))).isEqualTo("48,662.54");
    }

    @Test
    void a_moment_names_its_zone() {
        assertThat(Formats.moment(Instant.parse("2026-11-21T05:58:52.66Z"))).isEqualTo("2026-11-21 05:58:52 UTC");
    }
}
