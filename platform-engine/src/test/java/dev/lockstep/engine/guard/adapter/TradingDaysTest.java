package dev.lockstep.engine.guard.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.guard.TradingDay;
import dev.lockstep.engine.guard.TradingDays;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.testing.Samples;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the guards read of a profile's day; the market's day and the wall's are years apart here. */
@Tag("server")
class TradingDaysTest {
    private static final Instant DAY = Instant.parse("2019-07-04T00:00:00Z");
    private static final Instant BEGAN = Samples.NOON;
    private static Stores stores;

    private TenantId tenant;
    private ExchangeAccountId account;
    private ProfileId profile;

    @BeforeAll
    static void open() {
        stores = Stores.asEngine(2);
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @BeforeEach
    void a_profile() {
        tenant = Seed.tenant(stores.database(), "t" + System.nanoTime());
        account = Seed.account(stores.database(), tenant);
        profile = Seed.profile(stores.database(), tenant, account);
    }

    @Test
    void of_a_profile_that_did_nothing_yet_there_is_an_empty_day() {
        assertThat(day("BTCUSDT")).isEqualTo(new TradingDay(List.of(), List.of(), null));
    }

    @Test
    void open_positions_are_the_profile_s_own_of_whatever_symbol_oldest_first() {
        ProfileId other = Seed.profile(stores.database(), tenant, account);
        PositionId second = position(profile, "ETHUSDT", BEGAN.minusSeconds(10), null);
        PositionId first = position(profile, "BTCUSDT", BEGAN.minusSeconds(20), null);
        position(other, "BTCUSDT", BEGAN.minusSeconds(30), null);

        TradingDay day = day("BTCUSDT");

        assertThat(day.open()).extracting(Position::id).containsExactly(first, second);
        assertThat(day.open()).extracting(Position::status).containsOnly(PositionStatus.OPEN);
        assertThat(day.closed()).isEmpty();
    }

    @Test
    void closed_positions_are_those_since_the_day_s_first_decision_first_closed_first() {
        ProfileId other = Seed.profile(stores.database(), tenant, account);
        decision(profile, "BTCUSDT", DAY, BEGAN.minusSeconds(60), "NONE", "hold");
        decision(profile, "BTCUSDT", DAY.plusSeconds(120), BEGAN.plusSeconds(60), "NONE", "hold");
        decision(profile, "ETHUSDT", DAY.plusSeconds(60), BEGAN, "NONE", "hold");
        decision(other, "BTCUSDT", DAY.plusSeconds(60), BEGAN.minusSeconds(3600), "NONE", "hold");
        PositionId later = position(profile, "BTCUSDT", BEGAN.minusSeconds(20), BEGAN.plusSeconds(5));
        PositionId atOnce = position(profile, "BTCUSDT", BEGAN.minusSeconds(10), BEGAN);
        position(profile, "BTCUSDT", BEGAN.minusSeconds(40), BEGAN.minusMillis(1));
        position(other, "BTCUSDT", BEGAN.minusSeconds(40), BEGAN.plusSeconds(1));

        TradingDay day = day("BTCUSDT");

        assertThat(day.closed()).extracting(Position::id).containsExactly(atOnce, later);
        assertThat(day.closed()).extracting(Position::closedAt).containsExactly(BEGAN, BEGAN.plusSeconds(5));
        assertThat(day.open()).isEmpty();
    }

    @Test
    void before_the_day_s_first_decision_nothing_is_closed_in_it() {
        decision(profile, "BTCUSDT", DAY, BEGAN.minusSeconds(60), "NONE", "hold");
        position(profile, "BTCUSDT", BEGAN, BEGAN.plusSeconds(5));

        assertThat(day("BTCUSDT").closed()).isEmpty();
    }

    @Test
    void the_last_entry_is_the_symbol_s_latest_that_was_allowed_of_whatever_day() {
        decision(profile, "BTCUSDT", DAY.minusSeconds(120), BEGAN, "ALLOWED", "enter");
        decision(profile, "BTCUSDT", DAY.minusSeconds(60), BEGAN, "ALLOWED", "enter");
        decision(profile, "BTCUSDT", DAY, BEGAN, "DENIED", "enter");
        decision(profile, "BTCUSDT", DAY.plusSeconds(60), BEGAN, "ALLOWED", "exit");
        decision(profile, "ETHUSDT", DAY.plusSeconds(120), BEGAN, "ALLOWED", "enter");

        assertThat(day("BTCUSDT").lastEntry()).isEqualTo(DAY.minusSeconds(60));
        assertThat(day("ETHUSDT").lastEntry()).isEqualTo(DAY.plusSeconds(120));
        assertThat(day("SOLUSDT").lastEntry()).isNull();
    }

    @Test
    void another_tenant_finds_none_of_it() {
        decision(profile, "BTCUSDT", DAY.plusSeconds(60), BEGAN, "ALLOWED", "enter");
        position(profile, "BTCUSDT", BEGAN, BEGAN.plusSeconds(5));
        position(profile, "BTCUSDT", BEGAN.plusSeconds(10), null);
        TenantId other = Seed.tenant(stores.database(), "other" + System.nanoTime());

        TradingDay mine = day("BTCUSDT");
        TradingDay theirs =
                stores.get(TradingDays.class).of(other, profile, "BTCUSDT", DAY).block();

        assertThat(mine.open()).hasSize(1);
        assertThat(mine.closed()).hasSize(1);
        assertThat(mine.lastEntry()).isNotNull();
        assertThat(theirs).isEqualTo(new TradingDay(List.of(), List.of(), null));
    }

    private TradingDay day(String symbol) {
        return stores.get(TradingDays.class).of(tenant, profile, symbol, DAY).block();
    }

    private void decision(
            ProfileId of, String symbol, Instant candleCloseTime, Instant decidedAt, String verdict, String signal) {
        Seed.sql(
                stores.database(),
                """
                insert into decisions (tenant_id, decision_id, profile_id, symbol, signal_key, signal, candle_close_time,
                       verdict, reason, reasons, correlation_id, decided_at)
                values (?, gen_random_uuid(), ?, ?, 's1', ?, ?, ?, ?, '[]', 'corr-0001', ?)
                """,
                tenant.value(),
                of.value(),
                symbol,
                signal,
                Timestamp.from(candleCloseTime),
                verdict,
                verdict.equals("DENIED") ? "COOLDOWN" : null,
                Timestamp.from(decidedAt));
    }

    private PositionId position(ProfileId of, String symbol, Instant openedAt, @Nullable Instant closedAt) {
        UUID id = UUID.randomUUID();
        Seed.sql(
                stores.database(),
                """
                insert into positions (tenant_id, position_id, profile_id, exchange_account_id, venue, symbol, base, quote,
                       status, quantity, cost, realized_pnl, stop_price, target_price, protection_state, naked_total_us,
                       correlation_id, opened_at, closed_at, version)
                values (?, ?, ?, ?, 'binance', ?, 'BTC', 'USDT', ?, 0, 0, 0, 1, 2, 'NONE', 0, 'corr-0001', ?, ?, 1)
                """,
                tenant.value(),
                id,
                of.value(),
                account.value(),
                symbol,
                closedAt == null ? "OPEN" : "CLOSED",
                Timestamp.from(openedAt),
                closedAt == null ? null : Timestamp.from(closedAt));
        return new PositionId(id);
    }
}
