package dev.lockstep.engine.profile.adapter;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.event.EventCodec;
import dev.lockstep.engine.event.Outbox;
import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.event.PlatformEvent;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.paging.TimePosition;
import dev.lockstep.engine.problem.Conflict;
import dev.lockstep.engine.problem.NotFound;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import dev.lockstep.engine.time.CorrelationId;
import dev.lockstep.engine.time.DerivedId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** {@link Profiles} in the table {@code profiles}. */
@Repository
final class R2dbcProfiles implements Profiles {
    private static final String ONE = """
            select * from profiles
             where tenant_id = :tenant and profile_id = :profile
            """;

    private static final String ALL = """
            select * from profiles
             where tenant_id = :tenant
             order by profile_id
            """;

    private static final String PAGE = """
            select * from profiles
             where tenant_id = :tenant and (created_at, profile_id) < (:at, :id)
             order by created_at desc, profile_id desc
             limit :limit
            """;

    private static final String CREATE = """
            select outcome from fn_create_profile(:request)
            """;

    private static final String CHANGE = """
            update profiles
               set name = :name, watchlist = :watchlist, timeframe = :timeframe, strategy = :strategy,
                   position_size = :position_size, stop_loss = :stop_loss, take_profit = :take_profit,
                   max_slippage = :max_slippage, max_daily_loss = :max_daily_loss,
                   max_open_positions = :max_open_positions, cooldown_us = :cooldown_us, mode = :mode,
                   updated_at = clock_timestamp(), version = version + 1
             where tenant_id = :tenant and profile_id = :profile and version = :version
            returning *
            """;

    private static final String DESIRE = """
            update profiles
               set desired_state = :desired, updated_at = clock_timestamp(), version = version + 1
             where tenant_id = :tenant and profile_id = :profile and desired_state <> :desired
            returning *
            """;

    private static final String OBSERVE = """
            update profiles
               set observed_state = :observed, fault_reason = :fault_reason, updated_at = clock_timestamp(),
                   version = version + 1
             where tenant_id = :tenant and profile_id = :profile
               and (observed_state <> :observed or fault_reason is distinct from :fault_reason)
            returning *
            """;

    private final TenantScope scope;
    private final DatabaseClient database;
    private final Outbox outbox;
    private final EventCodec codec;

    R2dbcProfiles(TenantScope scope, DatabaseClient database, Outbox outbox, EventCodec codec) {
        this.scope = scope;
        this.database = database;
        this.outbox = outbox;
        this.codec = codec;
    }

    @Override
    public Mono<TradingProfile> find(TenantId tenant, ProfileId id) {
        return scope.within(tenant, () -> one(sql(ONE, tenant).bind("profile", id.value())));
    }

    @Override
    public Mono<List<TradingProfile>> all(TenantId tenant) {
        return scope.within(
                tenant, () -> sql(ALL, tenant).map(ProfileRows::profile).all().collectList());
    }

    @Override
    public Mono<Page<TradingProfile>> page(TenantId tenant, PageRequest page) {
        TimePosition from = TimePosition.of(page);
        return scope.within(
                        tenant,
                        () -> sql(PAGE, tenant)
                                .bind("at", from.at())
                                .bind("id", from.uuid())
                                .bind("limit", page.limit() + 1)
                                .map(ProfileRows::profile)
                                .all()
                                .collectList())
                .map(read ->
                        Page.of(read, page.limit(), profile -> place(profile).text()));
    }

    @Override
    public Mono<TradingProfile> create(TradingProfile profile, JournalEntry funding, CorrelationId correlationId) {
        return scope.within(
                profile.tenant(),
                () -> database.sql(CREATE)
                        .bind(
                                "request",
                                ProfileJson.creation(profile, funding, changed(profile, 1, correlationId), codec))
                        .map(row -> column(row, "outcome", String.class))
                        .one()
                        .flatMap(outcome -> created(outcome, profile)));
    }

    @Override
    public Mono<TradingProfile> change(TradingProfile profile, CorrelationId correlationId) {
        return scope.within(
                        profile.tenant(),
                        () -> one(settings(profile))
                                .flatMap(stored -> told(stored, correlationId))
                                .switchIfEmpty(Mono.defer(() -> movedOn(profile))))
                .onErrorMap(DuplicateKeyException.class, e -> nameTaken(profile));
    }

    @Override
    public Mono<TradingProfile> desire(
            TenantId tenant, ProfileId id, DesiredState desired, CorrelationId correlationId) {
        return scope.within(
                tenant,
                () -> changedOrSame(
                        sql(DESIRE, tenant).bind("profile", id.value()).bind("desired", desired.name()),
                        tenant,
                        id,
                        correlationId));
    }

    @Override
    public Mono<TradingProfile> observe(
            TenantId tenant,
            ProfileId id,
            ObservedState observed,
            @Nullable String faultReason,
            CorrelationId correlationId) {
        GenericExecuteSpec query =
                sql(OBSERVE, tenant).bind("profile", id.value()).bind("observed", observed.name());
        GenericExecuteSpec reasoned = faultReason == null
                ? query.bindNull("fault_reason", String.class)
                : query.bind("fault_reason", faultReason);
        return scope.within(tenant, () -> changedOrSame(reasoned, tenant, id, correlationId));
    }

    private Mono<TradingProfile> created(String outcome, TradingProfile profile) {
        return switch (outcome) {
            case "CREATED" -> find(profile.tenant(), profile.id());
            case "NAME_TAKEN" -> Mono.error(nameTaken(profile));
            case "ALREADY_CREATED" ->
                Mono.error(new Conflict(
                        "profile_exists",
                        "profile " + profile.id() + " is there already",
                        "read it; a new profile needs a new id"));
            case "ACCOUNT_UNKNOWN" ->
                Mono.error(new NotFound(
                        "exchange_account_not_found",
                        "there is no exchange account " + profile.account(),
                        "choose one of the tenant's exchange accounts"));
            default -> Mono.error(new IllegalStateException("no such outcome: " + outcome));
        };
    }

    /** What is stored now, with its event; where nothing was to be changed, what is stored, without one. */
    private Mono<TradingProfile> changedOrSame(
            GenericExecuteSpec update, TenantId tenant, ProfileId id, CorrelationId correlationId) {
        return one(update)
                .flatMap(stored -> told(stored, correlationId))
                .switchIfEmpty(find(tenant, id))
                .switchIfEmpty(Mono.error(() -> unknown(id)));
    }

    private Mono<TradingProfile> told(TradingProfile stored, CorrelationId correlationId) {
        return outbox.append(List.of(changed(stored, stored.version(), correlationId)))
                .thenReturn(stored);
    }

    private Mono<TradingProfile> movedOn(TradingProfile profile) {
        return find(profile.tenant(), profile.id())
                .switchIfEmpty(Mono.error(() -> unknown(profile.id())))
                .flatMap(stored -> Mono.error(new Conflict(
                        "profile_version",
                        "version " + profile.version() + " was changed to " + stored.version() + " meanwhile",
                        "read the profile again and repeat the change")));
    }

    private static PendingEvent changed(TradingProfile profile, long version, CorrelationId correlationId) {
        return new PendingEvent(
                DerivedId.of("profile-changed", profile.tenant(), profile.id(), version),
                profile.tenant(),
                correlationId,
                profile.updatedAt(),
                new PlatformEvent.ProfileChanged(
                        profile.id().value(),
                        profile.name(),
                        profile.desired().name(),
                        profile.observed().name(),
                        profile.faultReason(),
                        version));
    }

    private GenericExecuteSpec settings(TradingProfile profile) {
        return sql(CHANGE, profile.tenant())
                .bind("profile", profile.id().value())
                .bind("version", profile.version())
                .bind("name", profile.name())
                .bind("watchlist", ProfileJson.watchlist(profile.watchlist()))
                .bind("timeframe", profile.timeframe().text())
                .bind("strategy", ProfileJson.strategy(profile.strategy()))
                .bind("position_size", profile.limits().positionSize().value())
                .bind("stop_loss", profile.limits().stopLoss().value())
                .bind("take_profit", profile.limits().takeProfit().value())
                .bind("max_slippage", profile.limits().maxSlippage().value())
                .bind("max_daily_loss", profile.limits().maxDailyLoss().value())
                .bind("max_open_positions", profile.limits().maxOpenPositions())
                .bind("cooldown_us", profile.limits().cooldown().toNanos() / 1000)
                .bind("mode", profile.mode().name());
    }

    private GenericExecuteSpec sql(String text, TenantId tenant) {
        return database.sql(text).bind("tenant", tenant.value());
    }

    private static Mono<TradingProfile> one(GenericExecuteSpec query) {
        return query.map(ProfileRows::profile).one();
    }

    private static TimePosition place(TradingProfile profile) {
        return new TimePosition(profile.createdAt(), profile.id().toString());
    }

    private static Conflict nameTaken(TradingProfile profile) {
        return new Conflict(
                "profile_name_taken",
                "another profile is named \"" + profile.name() + "\"",
                "choose a name no other profile of the tenant has");
    }

    private static NotFound unknown(ProfileId id) {
        return new NotFound("profile_not_found", "there is no profile " + id, "list the tenant's profiles");
    }
}
