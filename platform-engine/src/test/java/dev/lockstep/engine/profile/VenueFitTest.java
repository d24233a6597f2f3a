package dev.lockstep.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.SymbolStatus;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Percent;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.problem.InvalidRequest;
import dev.lockstep.engine.strategy.StrategySpec;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("smoke")
class VenueFitTest {
    private static final Instrument BTCUSDT =
            new Instrument(new Venue("binance"), "BTCUSDT", Asset.of("BTC"), Asset.of("USDT"));

    @Test
    void the_sale_at_the_stop_may_be_exactly_the_venues_minimum() {
        // given 10 % of 102.05 USDT, less 2 %, which is 10.0009 USDT
        assertThatCode(() -> VenueFit.require(aProfile("102.05"), rules(SymbolStatus.TRADING, "10.0009")))
                .doesNotThrowAnyException();
    }

    @Test
    void an_entry_whose_sale_at_the_stop_is_below_the_minimum_is_refused_with_the_numbers() {
        InvalidRequest refused = catchThrowableOfType(
                InvalidRequest.class, () -> VenueFit.require(aProfile("102"), rules(SymbolStatus.TRADING, "10")));

        assertThat(refused.code()).isEqualTo("capital_below_min_notional");
        assertThat(refused.detail()).contains("10 %", "102 USDT", "9.996 USDT", "BTCUSDT", "10 USDT");
    }

    @Test
    void a_symbol_the_venue_takes_no_orders_for_is_refused() {
        InvalidRequest refused = catchThrowableOfType(
                InvalidRequest.class, () -> VenueFit.require(aProfile("1000"), rules(SymbolStatus.CANCEL_ONLY, "10")));

        assertThat(refused.code()).isEqualTo("symbol_not_tradable");
    }

    private static SymbolRules rules(SymbolStatus status, String minNotional) {
        return new SymbolRules(
                BTCUSDT,
                status,
                new BigDecimal("0.01"),
                new BigDecimal("0.00001"),
                Quantity.of("0.00001", "BTC"),
                Quantity.zero(BTCUSDT.base()),
                BigDecimal.ZERO,
                Quantity.zero(BTCUSDT.base()),
                Money.of(minNotional, "USDT"),
                5,
                true);
    }

    private static TradingProfile aProfile(String capital) {
        RiskLimits limits = new RiskLimits(
                Percent.of("10"),
                Percent.of("2"),
                Percent.of("4"),
                Percent.of("0.5"),
                1,
                Duration.ofMinutes(5),
                Percent.of("5"));
        return new TradingProfile(
                new TenantId(new UUID(0, 1)),
                new ProfileId(new UUID(0, 2)),
                new ExchangeAccountId(new UUID(0, 3)),
                "a profile",
                List.of(BTCUSDT),
                Timeframe.M1,
                StrategySpec.of("ema_cross", Map.of()),
                limits,
                TradingMode.PAPER,
                Money.of(capital, "USDT"),
                DesiredState.STOPPED,
                ObservedState.IDLE,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                1);
    }
}
