package dev.lockstep.engine.profile.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.db.DatabaseRole;
import dev.lockstep.db.testing.PostgresFixture;
import dev.lockstep.db.testing.TestDatabase;
import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.EntryKind;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.ledger.Posting;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Percent;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.problem.Conflict;
import dev.lockstep.engine.problem.InvalidRequest;
import dev.lockstep.engine.problem.NotFound;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.profile.RiskLimits;
import dev.lockstep.engine.profile.TradingMode;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.strategy.StrategySpec;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import dev.lockstep.engine.time.CorrelationId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class ProfilesTest {
    private static final CorrelationId CORRELATION = new CorrelationId("correlation-1");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instrument BTC =
            new Instrument(new Venue("binance"), "BTCUSDT", Asset.of("BTC"), Asset.of("USDT"));

    private static TestDatabase database;
    private static Stores api;
    private static Stores engine;

    private TenantId tenant;
    private ExchangeAccountId account;

    @BeforeAll
    static void open() {
        database = PostgresFixture.freshDatabase();
        api = Stores.on(database, DatabaseRole.APP, 4);
        engine = Stores.on(database, DatabaseRole.ENGINE, 4);
    }

    @AfterAll
    static void close() {
        api.close();
        engine.close();
    }

    @BeforeEach
    void a_tenant_with_an_account() {
        tenant = Seed.tenant(database, "t" + UUID.randomUUID().toString().substring(0, 8));
        account = Seed.account(database, tenant);
    }

    @Test
    void a_profile_is_stored_as_it_was_given_with_its_funding_and_one_event() {
        TradingProfile given = profile("one", NOW);

        TradingProfile stored = create(given);

        assertThat(stored).isEqualTo(given);
        assertThat(engine.get(Profiles.class).find(tenant, given.id()).block()).isEqualTo(given);
        var entries = api.get(Ledger.class)
                .entries(tenant, given.id(), PageRequest.first(10))
                .block();
        assertThat(entries.rows()).singleElement().satisfies(entry -> {
            assertThat(entry.entry()).isEqualTo(funding(given));
            assertThat(entry.number()).isEqualTo(1);
        });
        assertThat(api.get(Ledger.class).discrepancies(tenant).block()).isEmpty();
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void a_taken_name_an_id_in_use_and_an_unknown_account_are_told_apart() {
        TradingProfile first = create(profile("one", NOW));

        assertThatThrownBy(() -> create(profile("one", NOW)))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.code()).isEqualTo("profile_name_taken"));
        assertThatThrownBy(() -> create(first)).isInstanceOf(Conflict.class);
        account = new ExchangeAccountId(UUID.randomUUID());
        assertThatThrownBy(() -> create(profile("two", NOW))).isInstanceOf(NotFound.class);
    }

    @Test
    void a_change_needs_the_version_it_was_made_from_and_a_wish_does_not() {
        TradingProfile stored = create(profile("one", NOW));
        Profiles profiles = api.get(Profiles.class);

        TradingProfile renamed =
                profiles.change(named(stored, "renamed"), CORRELATION).block();
        TradingProfile running = profiles.desire(tenant, stored.id(), DesiredState.RUNNING, CORRELATION)
                .block();
        TradingProfile again = profiles.desire(tenant, stored.id(), DesiredState.RUNNING, CORRELATION)
                .block();

        assertThat(renamed.name()).isEqualTo("renamed");
        assertThat(renamed.version()).isEqualTo(2);
        assertThat(running.desired()).isEqualTo(DesiredState.RUNNING);
        assertThat(again).isEqualTo(running);
        assertThat(events()).isEqualTo(3);
        assertThatThrownBy(() ->
                        profiles.change(named(stored, "late"), CORRELATION).block())
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.code()).isEqualTo("profile_version"));
        assertThatThrownBy(() -> profiles.desire(
                                tenant, new ProfileId(UUID.randomUUID()), DesiredState.PAUSED, CORRELATION)
                        .block())
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_fault_is_noted_with_its_reason_and_cleared_without() {
        TradingProfile stored = create(profile("one", NOW));
        Profiles profiles = engine.get(Profiles.class);

        TradingProfile faulted = profiles.observe(
                        tenant, stored.id(), ObservedState.FAULTED, "ledger does not add up", CORRELATION)
                .block();
        TradingProfile idle = profiles.observe(tenant, stored.id(), ObservedState.IDLE, null, CORRELATION)
                .block();

        assertThat(faulted.faultReason()).isEqualTo("ledger does not add up");
        assertThat(idle.faultReason()).isNull();
    }

    @Test
    void pages_stay_stable_while_rows_are_added_and_a_foreign_cursor_is_refused() {
        for (int i = 0; i < 7; i++) {
            create(profile("profile " + i, NOW));
        }
        Profiles profiles = api.get(Profiles.class);
        List<String> names = new ArrayList<>();

        Page<TradingProfile> page = profiles.page(tenant, PageRequest.first(3)).block();
        names.addAll(names(page));
        create(profile("newer", NOW.plusSeconds(1)));
        while (page.next() != null) {
            page = profiles.page(tenant, new PageRequest(3, page.next())).block();
            names.addAll(names(page));
        }

        assertThat(names).hasSize(7).doesNotHaveDuplicates().doesNotContain("newer");
        var foreign = new PageRequest(3, new dev.lockstep.engine.paging.Cursor("17"));
        assertThatThrownBy(() -> profiles.page(tenant, foreign).block()).isInstanceOf(InvalidRequest.class);
    }

    private static List<String> names(Page<TradingProfile> page) {
        return page.rows().stream().map(TradingProfile::name).toList();
    }

    private TradingProfile create(TradingProfile profile) {
        return api.get(Profiles.class)
                .create(profile, funding(profile), CORRELATION)
                .block();
    }

    private long events() {
        return Seed.count(database, "select count(*) from outbox where tenant_id = ?", tenant.value());
    }

    private static JournalEntry funding(TradingProfile profile) {
        Asset asset = profile.capital().asset();
        return new JournalEntry(
                profile.tenant(),
                profile.id(),
                "fund",
                EntryKind.FUND,
                List.of(
                        new Posting(
                                Account.of(profile.account(), profile.id(), AccountKind.CAPITAL, asset),
                                profile.capital().negate()),
                        new Posting(
                                Account.of(profile.account(), profile.id(), AccountKind.AVAILABLE, asset),
                                profile.capital())),
                CORRELATION,
                NOW);
    }

    private TradingProfile profile(String name, Instant createdAt) {
        return new TradingProfile(
                tenant,
                new ProfileId(UUID.randomUUID()),
                account,
                name,
                List.of(BTC),
                Timeframe.M1,
                StrategySpec.of("ema_cross", Map.of("fast", new BigDecimal("9"), "slow", new BigDecimal("21.5"))),
                new RiskLimits(
                        Percent.of("10"),
                        Percent.of("2"),
                        Percent.of("4"),
                        Percent.of("0.5"),
                        3,
                        Duration.ofMinutes(5),
                        Percent.of("5")),
                TradingMode.PAPER,
                Money.of("10000.00000001", "USDT"),
                DesiredState.STOPPED,
                ObservedState.IDLE,
                null,
                createdAt,
                createdAt,
                1);
    }

    private static TradingProfile named(TradingProfile p, String name) {
        return new TradingProfile(
                p.tenant(),
                p.id(),
                p.account(),
                name,
                p.watchlist(),
                p.timeframe(),
                p.strategy(),
                p.limits(),
                p.mode(),
                p.capital(),
                p.desired(),
                p.observed(),
                p.faultReason(),
                p.createdAt(),
                p.updatedAt(),
                p.version());
    }
}
