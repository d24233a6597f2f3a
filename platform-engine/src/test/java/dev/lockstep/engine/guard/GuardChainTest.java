package dev.lockstep.engine.guard;

import static dev.lockstep.engine.testing.Samples.NOON;
import static dev.lockstep.engine.testing.Samples.candle;
import static dev.lockstep.engine.testing.Samples.profile;
import static dev.lockstep.engine.testing.Samples.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.SymbolStatus;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.strategy.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each guard's word, and that the first one that denies has it. */
@Tag("smoke")
class GuardChainTest {
    private static final Instant CLOSE = NOON.plusSeconds(60);

    @Test
    void an_entry_that_breaks_nothing_is_allowed() {
        assertThat(check(profile(), rules(), CLOSE, null, "0", "0.02")).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void a_paused_profile_enters_nothing() {
        TradingProfile paused = profile(DesiredState.PAUSED, ObservedState.PAUSED);

        assertThat(reason(check(paused, rules(), CLOSE, null, "0", "0.02"))).isEqualTo(DenialReason.NOT_RUNNING);
    }

    @Test
    void a_faulted_profile_enters_nothing() {
        TradingProfile faulted = profile(DesiredState.RUNNING, ObservedState.FAULTED);

        assertThat(reason(check(faulted, rules(), CLOSE, null, "0", "0.02"))).isEqualTo(DenialReason.PROFILE_FAULTED);
    }

    @Test
    void an_old_candle_is_not_acted_on() {
        assertThat(reason(check(profile(), rules(), CLOSE.plusSeconds(121), null, "0", "0.02")))
                .isEqualTo(DenialReason.STALE_DATA);
        assertThat(check(profile(), rules(), CLOSE.plusSeconds(120), null, "0", "0.02"))
                .isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void a_symbol_the_venue_does_not_trade_is_left_alone() {
        assertThat(reason(check(profile(), rules(SymbolStatus.CANCEL_ONLY), CLOSE, null, "0", "0.02")))
                .isEqualTo(DenialReason.SYMBOL_NOT_TRADABLE);
    }

    @Test
    void a_cooldown_runs_on_market_time_and_ends_to_the_second() {
        Instant inside = CLOSE.minus(Duration.ofMinutes(15)).plusSeconds(1);
        Instant over = CLOSE.minus(Duration.ofMinutes(15));

        assertThat(reason(check(profile(), rules(), CLOSE, inside, "0", "0.02")))
                .isEqualTo(DenialReason.COOLDOWN);
        assertThat(check(profile(), rules(), CLOSE, over, "0", "0.02")).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void a_day_that_lost_its_limit_takes_no_more_entries() {
        assertThat(reason(check(profile(), rules(), CLOSE, null, "-500", "0.02")))
                .isEqualTo(DenialReason.DAILY_LOSS);
        assertThat(check(profile(), rules(), CLOSE, null, "-499.99", "0.02")).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void an_entry_below_the_venues_minimum_is_not_tried() {
        assertThat(reason(check(profile(), rules(), CLOSE, null, "0", "0.00009")))
                .isEqualTo(DenialReason.BELOW_MIN_NOTIONAL);
    }

    private static Verdict check(
            TradingProfile profile, SymbolRules rules, Instant now, Instant lastEntry, String dayPnl, String quantity) {
        Signal signal = new Signal.Enter(profile.strategy(), candle(NOON, "50000"), List.of());
        return GuardChain.standard()
                .check(new GuardContext(
                        profile,
                        signal,
                        now,
                        Duration.ofMinutes(2),
                        rules,
                        List.of(),
                        lastEntry,
                        Money.of(dayPnl, "USDT"),
                        Price.of("50050", "USDT"),
                        Quantity.of(quantity, "BTC")));
    }

    private static DenialReason reason(Verdict verdict) {
        return verdict instanceof Verdict.Denied denied ? denied.reason() : null;
    }
}
