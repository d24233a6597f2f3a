package dev.lockstep.engine.equity.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.equity.EquityCurve;
import dev.lockstep.engine.equity.EquityPoint;
import dev.lockstep.engine.equity.EquityReference;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class EquityCurveTest {
    private static final Stores STORES = Stores.asEngine(2);
    private static final Instant START = Instant.parse("2026-03-01T23:00:00Z");

    private final EquityCurve curve = STORES.get(EquityCurve.class);
    private TenantId tenant;
    private ProfileId profile;

    @BeforeEach
    void a_profile() {
        tenant = Seed.tenant(STORES.database(), "t" + System.nanoTime());
        profile = Seed.profile(STORES.database(), tenant, Seed.account(STORES.database(), tenant));
    }

    @AfterAll
    static void close() {
        STORES.close();
    }

    @Test
    void the_peak_stays_and_the_day_is_measured_against_the_last_point_before_it() {
        record(START, "1000");
        record(START.plusSeconds(1800), "1200");
        record(START.plusSeconds(3600), "1100");

        EquityReference reference = curve.reference(tenant, profile, Instant.parse("2026-03-02T00:00:00Z"))
                .block();

        assertThat(reference).isEqualTo(new EquityReference(usdt("1200"), usdt("1200")));
        assertThat(points(10)).extracting(EquityPoint::peak).containsExactly(usdt("1000"), usdt("1200"), usdt("1200"));
    }

    @Test
    void a_second_point_of_the_same_moment_is_dropped() {
        record(START, "1000");
        record(START, "1");

        assertThat(points(10)).extracting(EquityPoint::equity).containsExactly(usdt("1000"));
    }

    @Test
    void a_long_curve_is_thinned_out_evenly_with_its_last_point_kept() {
        for (int i = 0; i < 100; i++) {
            record(START.plusSeconds(60L * i), Integer.toString(1000 + i));
        }

        assertThat(points(10))
                .hasSize(10)
                .last()
                .extracting(EquityPoint::equity)
                .isEqualTo(usdt("1099"));
    }

    @Test
    void after_a_week_one_point_an_hour_is_left_and_none_after_400_days() {
        record(START, "1000");
        record(START.plusSeconds(60), "1001");
        record(START.plus(Duration.ofDays(8)), "1002");

        assertThat(points(10)).extracting(EquityPoint::equity).containsExactly(usdt("1000"), usdt("1002"));

        record(START.plus(Duration.ofDays(401)), "1003");

        assertThat(points(10)).extracting(EquityPoint::equity).containsExactly(usdt("1002"), usdt("1003"));
    }

    @Test
    void another_tenant_finds_none_of_it() {
        record(START, "1000");
        TenantId other = Seed.tenant(STORES.database(), "other" + System.nanoTime());

        assertThat(curve.points(other, profile, Instant.EPOCH, START.plusSeconds(1), 10)
                        .block())
                .isEmpty();
        assertThat(curve.reference(other, profile, START).block()).isEqualTo(EquityReference.NONE);
    }

    private void record(Instant at, String equity) {
        curve.record(tenant, List.of(new EquityPoint(profile, at, usdt(equity), usdt(equity), usdt("0"), usdt("0"))))
                .block();
    }

    private List<EquityPoint> points(int limit) {
        return curve.points(tenant, profile, Instant.EPOCH, START.plus(Duration.ofDays(1000)), limit)
                .block();
    }

    private static Money usdt(String amount) {
        return Money.of(amount, "USDT");
    }
}
