package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testing.Samples.limits;
import static dev.lockstep.engine.testing.Samples.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How large an entry is. */
@Tag("smoke")
class SizingTest {

    @Test
    void an_entry_takes_its_share_of_the_capital_at_the_limit_price_down_to_the_step() {
        Sizing sizing = Sizing.of(Money.of("10000", "USDT"), limits(), Price.of("50000.5", "USDT"), rules());

        assertThat(sizing.limit()).hasToString("50050.51 USDT");
        assertThat(sizing.quantity()).hasToString("0.01997 BTC");
        assertThat(sizing.hold()).isEqualTo(sizing.limit().times(sizing.quantity()));
        assertThat(sizing.hold().compareTo(Money.of("1000", "USDT"))).isNotPositive();
    }

    @Test
    void a_share_below_one_step_is_a_quantity_of_zero() {
        Sizing sizing = Sizing.of(Money.of("1", "USDT"), limits(), Price.of("50000", "USDT"), rules());

        assertThat(sizing.quantity().isZero()).isTrue();
    }
}
