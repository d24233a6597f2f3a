package dev.lockstep.local.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Percent;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.RiskLimits;
import dev.lockstep.engine.profile.TradingMode;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.strategy.StrategyCatalog;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.DerivedId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.transaction.TransactionException;

/** Who trades in the tests of the whole walk, and how one waits for what they do. */
final class WalkTrader {
    static final TenantId TENANT = new TenantId(DerivedId.of("walk-tenant"));
    static final ExchangeAccountId ACCOUNT = new ExchangeAccountId(DerivedId.of("walk-account"));
    static final ProfileId PROFILE = new ProfileId(DerivedId.of("walk-profile"));
    static final Instrument BTCUSDT =
            new Instrument(new Venue("binance"), "BTCUSDT", Asset.of("BTC"), Asset.of("USDT"));
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private WalkTrader() {}

    /** Quick averages, so that a few hundred candles hold several entries and exits. */
    static TradingProfile profile() {
        Instant now = Instant.now();
        return new TradingProfile(
                TENANT,
                PROFILE,
                ACCOUNT,
                "walk",
                List.of(BTCUSDT),
                Timeframe.M1,
                StrategyCatalog.spec(
                        StrategyCatalog.EMA_CROSS, Map.of("fast", new BigDecimal(3), "slow", new BigDecimal(8))),
                new RiskLimits(
                        Percent.of("10"),
                        Percent.of("0.5"),
                        Percent.of("1"),
                        Percent.of("0.5"),
                        3,
                        Duration.ZERO,
                        Percent.of("50")),
                TradingMode.PAPER,
                Money.of("10000", "USDT"),
                DesiredState.RUNNING,
                ObservedState.IDLE,
                null,
                now,
                now,
                0);
    }

    static void await(String what, BooleanSupplier reached) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!isReached(reached)) {
            assertThat(Instant.now()).as("waiting for " + what).isBefore(end);
            pause();
        }
    }

    /** On a busy machine a question to the database can go unanswered; it is asked again. */
    private static boolean isReached(BooleanSupplier reached) {
        try {
            return reached.getAsBoolean();
        } catch (TransactionException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
