package dev.lockstep.local.walk;

import static dev.lockstep.local.walk.WalkTrader.ACCOUNT;
import static dev.lockstep.local.walk.WalkTrader.PROFILE;
import static dev.lockstep.local.walk.WalkTrader.TENANT;
import static dev.lockstep.local.walk.WalkTrader.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.Credentials;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.time.DerivedId;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;

/** What an engine makes of exchange accounts it cannot work with, at the simulated venue. */
@Tag("server")
class AccountChecksTest {
    private static final ExchangeAccountId REFUSED = new ExchangeAccountId(DerivedId.of("walk-refused"));
    private static final ExchangeAccountId SHAKY = new ExchangeAccountId(DerivedId.of("walk-shaky"));
    private static final ProfileId OF_REFUSED = new ProfileId(DerivedId.of("walk-profile-refused"));
    private static final ProfileId OF_SHAKY = new ProfileId(DerivedId.of("walk-profile-shaky"));

    @Test
    void a_refused_key_pauses_that_accounts_profiles_and_no_others_and_a_hiccup_pauses_nobody(@TempDir Path directory)
            throws IOException {
        try (var installation = new Installation(directory, 7);
                var lines = new EventLines()) {
            installation.settle(TENANT, ACCOUNT, WalkTrader.profile());
            installation.open(
                    TENANT,
                    REFUSED,
                    "refused",
                    new Credentials("nobodynobodynobodynobody", Installation.SECRET),
                    profile(OF_REFUSED, REFUSED));
            installation.open(
                    TENANT,
                    SHAKY,
                    "shaky",
                    new Credentials(Installation.SPARE_KEY, Installation.SECRET),
                    profile(OF_SHAKY, SHAKY));
            installation.venue("faults", """
                    {"kind": "SERVER_ERROR", "account": "spare", "endpoint": "GET /api/v3/account", "times": 4, "status": 503}
                    """);

            var engine = engine(installation, lines);

            await("the pause", () -> desired(installation, OF_REFUSED).equals("PAUSED"));
            await("the hiccup and its end", () -> told(lines, "ACCOUNT_USABLE account=shaky"));
            await(
                    "trading goes on",
                    () -> !installation
                            .column("select 1 from orders where profile_id = ?", PROFILE.value())
                            .isEmpty());

            assertThat(desired(installation, PROFILE)).isEqualTo("RUNNING");
            assertThat(desired(installation, OF_SHAKY)).isEqualTo("RUNNING");
            assertThat(installation.column("""
                            select distinct payload ->> 'profileId' from outbox
                             where type = 'ProfileChanged' and payload ->> 'desiredState' = 'PAUSED'
                            """)).containsExactly(OF_REFUSED.toString());
            assertThat(lines.all())
                    .filteredOn(line -> line.startsWith("ACCOUNT_UNUSABLE account=refused"))
                    .first()
                    .asString()
                    .contains("paused=true", "reason=\"account_refused: ", "-2015", "tenant=" + TENANT);
            assertThat(lines.all())
                    .filteredOn(line -> line.startsWith("ACCOUNT_UNUSABLE account=shaky"))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).contains("paused=false", "venue_unavailable"));
            await("what health says", () -> unusable(engine).keySet().equals(Set.of(REFUSED.toString())));
            assertThat(unusable(engine).get(REFUSED.toString()).toString()).contains("account_refused");
            assertThat(engine.getBean(MeterRegistry.class)
                            .get("lockstep.accounts.unusable")
                            .gauge()
                            .value())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_clock_that_is_off_is_seen_at_the_start_and_pauses_what_would_only_be_refused(@TempDir Path directory)
            throws IOException {
        try (var installation = new Installation(directory, 7);
                var lines = new EventLines()) {
            installation.settle(TENANT, ACCOUNT, WalkTrader.profile());
            installation.venue("change", "{\"do\": \"drift\", \"millis\": -5000}");

            var engine = engine(installation, lines);

            await("the pause", () -> desired(installation, PROFILE).equals("PAUSED"));
            List<String> told = lines.all().stream()
                    .filter(line -> line.startsWith("ACCOUNT_UNUSABLE "))
                    .toList();
            assertThat(told.getFirst()).contains("paused=false", "clock_skew: our clock is ", "ms ahead of binance");
            assertThat(told.get(2)).contains("failures=3", "paused=true");
            assertThat(unusable(engine)).containsKey(ACCOUNT.toString());

            installation.venue("change", "{\"do\": \"drift\", \"millis\": 0}");
            await("the clocks to agree again", () -> told(lines, "ACCOUNT_USABLE account=paper"));
            assertThat(unusable(engine)).isEmpty();
            assertThat(desired(installation, PROFILE))
                    .as("a person starts it again")
                    .isEqualTo("PAUSED");
        }
    }

    /** A check of three accounts weighs 300 at the venue, which takes 6000 a minute. */
    private static ConfigurableApplicationContext engine(Installation installation, EventLines lines) {
        return installation.engine(
                Map.of(
                        "lockstep.pace.mode",
                        "lockstep",
                        "lockstep.engine.lease-ttl",
                        "20s",
                        "lockstep.engine.shards",
                        2,
                        "lockstep.engine.reconciliation",
                        "4s",
                        "lockstep.engine.restarts-to-pause",
                        3,
                        "lockstep.venues.binance.clock-refresh",
                        "200ms"),
                lines::attach);
    }

    private static TradingProfile profile(ProfileId id, ExchangeAccountId account) {
        TradingProfile like = WalkTrader.profile();
        return new TradingProfile(
                like.tenant(),
                id,
                account,
                "of " + account,
                like.watchlist(),
                like.timeframe(),
                like.strategy(),
                like.limits(),
                like.mode(),
                like.capital(),
                like.desired(),
                like.observed(),
                null,
                like.createdAt(),
                like.updatedAt(),
                0);
    }

    private static String desired(Installation installation, ProfileId profile) {
        return installation
                .column("select desired_state from profiles where profile_id = ?", profile.value())
                .getFirst();
    }

    private static boolean told(EventLines lines, String start) {
        return lines.all().stream().anyMatch(line -> line.startsWith(start));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> unusable(ConfigurableApplicationContext engine) {
        Object said = engine.getBean("trading", HealthIndicator.class)
                .health()
                .getDetails()
                .get("accounts_unusable");
        return (Map<String, String>) said;
    }
}
