package dev.lockstep.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.equity.EquityCurve;
import dev.lockstep.engine.equity.Valuation;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.market.MarketClocks;
import dev.lockstep.engine.market.Marks;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.position.Positions;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class EquityRecorderTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static Stores stores;

    private Instant market = NOON;
    private Instant wall = NOON;

    @BeforeAll
    static void open() {
        stores = Stores.asEngine(4);
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @Test
    void what_did_not_change_is_recorded_once_in_each_interval_of_the_ledger_and_a_change_at_once() {
        TenantId tenant = Seed.tenant(stores.database(), "curve");
        ExchangeAccountId account = Seed.account(stores.database(), tenant);
        ProfileId profile = Seed.profile(stores.database(), tenant, account);
        Seed.available(stores.database(), tenant, account, profile, "10000");
        EquityRecorder recorder = recorder();

        for (int i = 0; i < 4; i++) {
            look(recorder, tenant);
        }
        assertThat(points(tenant, profile)).as("flat for 20 s").isEqualTo(1);

        Seed.sql(
                stores.database(),
                "update ledger_accounts set amount = amount - 1 where tenant_id = ? and profile_id = ?",
                tenant.value(),
                profile.value());
        look(recorder, tenant);
        look(recorder, tenant);
        assertThat(points(tenant, profile)).as("a change, then flat").isEqualTo(2);

        wall = wall.plusSeconds(60);
        look(recorder, tenant);
        assertThat(points(tenant, profile)).as("flat for a minute").isEqualTo(3);
    }

    /** Five seconds of a market that runs 120 times as fast. */
    private void look(EquityRecorder recorder, TenantId tenant) {
        wall = wall.plusSeconds(5);
        market = market.plus(Duration.ofMinutes(10));
        recorder.record(tenant).block();
    }

    private EquityRecorder recorder() {
        Valuation valuation = new Valuation(
                stores.get(Profiles.class),
                stores.get(Ledger.class),
                stores.get(Positions.class),
                new Marks(() -> wall));
        return new EquityRecorder(
                valuation,
                stores.get(EquityCurve.class),
                new MarketClocks(Map.of(new Venue("binance"), () -> market)),
                RuntimeFixture.settings("engine-1"),
                () -> wall);
    }

    private static int points(TenantId tenant, ProfileId profile) {
        return stores.get(EquityCurve.class)
                .points(tenant, profile, NOON, NOON.plus(Duration.ofDays(2)), 100)
                .block()
                .size();
    }
}
