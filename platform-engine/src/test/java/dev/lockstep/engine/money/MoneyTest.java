package dev.lockstep.engine.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("smoke")
class MoneyTest {
    @ParameterizedTest
    @CsvSource({"1.500, 1.5", "100, 1E+2", "0.000, 0", "-0.10, -0.1"})
    void equal_amounts_are_equal_however_they_are_written(String one, String other) {
        assertThat(Money.of(one, "USDT")).isEqualTo(Money.of(other, "USDT"));
    }

    @Test
    void an_amount_is_never_written_with_an_exponent() {
        assertThat(Money.of("1E+3", "USDT")).hasToString("1000 USDT");
    }

    @Test
    void sums_are_exact() {
        Money sum = Money.of("0.1", "BTC").plus(Money.of("0.2", "BTC"));

        assertThat(sum).isEqualTo(Money.of("0.3", "BTC"));
    }

    @Test
    void two_assets_cannot_be_added() {
        assertThatThrownBy(() -> Money.of("1", "BTC").plus(Money.of("1", "USDT")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BTC")
                .hasMessageContaining("USDT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000000000000000001", "123456789012345678901"})
    void an_amount_that_the_database_cannot_hold_is_refused(String tooFine) {
        assertThatThrownBy(() -> Money.of(tooFine, "BTC")).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "B TC", "USD-T", "ABCDEFGHIJKLMNOPQRSTU"})
    void an_asset_code_is_letters_and_digits(String code) {
        assertThatThrownBy(() -> Asset.of(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_asset_may_have_a_name_outside_ascii() {
        assertThat(Asset.of("币安人生").code()).isEqualTo("币安人生");
    }

    @Test
    void a_share_is_rounded_the_way_that_is_asked_for() {
        Money capital = Money.of("1000", "USDT");

        assertThat(capital.times(Percent.of("33.333"), 2, Rounding.DOWN)).isEqualTo(Money.of("333.33", "USDT"));
        assertThat(capital.times(Percent.of("33.333"), 1, Rounding.UP)).isEqualTo(Money.of("333.4", "USDT"));
    }

    @Test
    void a_quantity_is_fitted_down_to_the_venues_step() {
        Quantity fitted = Quantity.of("0.123456", "BTC").floorTo(new BigDecimal("0.00001"));

        assertThat(fitted).isEqualTo(Quantity.of("0.12345", "BTC"));
    }

    @Test
    void a_quantity_and_a_price_refuse_what_cannot_be() {
        assertThatThrownBy(() -> Quantity.of("-1", "BTC")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Price.of("0", "USDT")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_price_moves_by_a_share_and_lands_on_a_tick() {
        Price moved = Price.of("100", "USDT").moved(Percent.of("-1.234"));

        assertThat(moved.toTick(new BigDecimal("0.05"), Rounding.DOWN)).isEqualTo(Price.of("98.75", "USDT"));
        assertThat(moved.toTick(new BigDecimal("0.05"), Rounding.UP)).isEqualTo(Price.of("98.8", "USDT"));
    }

    @Test
    void price_times_quantity_is_exact() {
        assertThat(Price.of("61234.56", "USDT").times(Quantity.of("0.00123", "BTC")))
                .isEqualTo(Money.of("75.3185088", "USDT"));
    }
}
