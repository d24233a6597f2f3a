package dev.lockstep.engine.equity.adapter;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.equity.EquityCurve;
import dev.lockstep.engine.equity.EquityPoint;
import dev.lockstep.engine.equity.EquityReference;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@link EquityCurve} in the table {@code equity_points}. */
@Repository
final class R2dbcEquityCurve implements EquityCurve {
    private static final String RECORD = """
            insert into equity_points (tenant_id, profile_id, at, asset, equity, peak, unrealized_pnl, realized_pnl_net, grain)
            select :tenant, :profile, :at, :asset, :equity,
                   greatest(:peak, (select max(p.peak) from equity_points p
                                     where p.tenant_id = :tenant and p.profile_id = :profile)),
                   :unrealized, :realized,
                   case when exists (select from equity_points p
                                      where p.tenant_id = :tenant and p.profile_id = :profile
                                        and p.at >= date_trunc('hour', :at::timestamptz, 'UTC') and p.at <= :at)
                        then 'MINUTE' else 'HOUR' end
            on conflict on constraint equity_points_pkey do nothing
            """;

    private static final String FORGET = """
            delete from equity_points
             where tenant_id = :tenant and profile_id = :profile
               and ((grain = 'MINUTE' and at < :at::timestamptz - interval '7 days')
                    or at < :at::timestamptz - interval '400 days')
            """;

    private static final String POINTS = """
            select distinct on (tile) *
              from (select e.*, ntile(:limit) over (order by at) as tile
                      from equity_points e
                     where tenant_id = :tenant and profile_id = :profile and at >= :from and at < :to) tiles
             order by tile, at desc
            """;

    private static final String REFERENCE = """
            select asset, peak,
                   (select d.equity from equity_points d
                     where d.tenant_id = :tenant and d.profile_id = :profile and d.at < :day
                     order by d.at desc limit 1) as before_today
              from equity_points
             where tenant_id = :tenant and profile_id = :profile
             order by at desc
             limit 1
            """;

    private final TenantScope scope;
    private final DatabaseClient database;

    R2dbcEquityCurve(TenantScope scope, DatabaseClient database) {
        this.scope = scope;
        this.database = database;
    }

    @Override
    public Mono<Void> record(TenantId tenant, List<EquityPoint> points) {
        return scope.within(
                tenant,
                () -> Flux.fromIterable(points)
                        .concatMap(point -> insert(tenant, point).then(forget(tenant, point)))
                        .then());
    }

    @Override
    public Mono<List<EquityPoint>> points(TenantId tenant, ProfileId profile, Instant from, Instant to, int limit) {
        return scope.within(
                tenant,
                () -> sql(POINTS, tenant, profile)
                        .bind("from", from)
                        .bind("to", to)
                        .bind("limit", limit)
                        .map(row -> point(profile, row))
                        .all()
                        .collectList());
    }

    @Override
    public Mono<EquityReference> reference(TenantId tenant, ProfileId profile, Instant day) {
        return scope.within(
                        tenant,
                        () -> sql(REFERENCE, tenant, profile)
                                .bind("day", day)
                                .map(R2dbcEquityCurve::reference)
                                .one())
                .defaultIfEmpty(EquityReference.NONE);
    }

    private Mono<Void> insert(TenantId tenant, EquityPoint point) {
        return sql(RECORD, tenant, point.profile())
                .bind("at", point.at())
                .bind("asset", point.equity().asset().code())
                .bind("equity", point.equity().amount())
                .bind("peak", point.peak().amount())
                .bind("unrealized", point.unrealized().amount())
                .bind("realized", point.realizedNet().amount())
                .then();
    }

    private Mono<Void> forget(TenantId tenant, EquityPoint point) {
        return sql(FORGET, tenant, point.profile()).bind("at", point.at()).then();
    }

    private DatabaseClient.GenericExecuteSpec sql(String text, TenantId tenant, ProfileId profile) {
        return database.sql(text).bind("tenant", tenant.value()).bind("profile", profile.value());
    }

    private static EquityPoint point(ProfileId profile, Readable row) {
        Asset asset = Asset.of(column(row, "asset", String.class));
        return new EquityPoint(
                profile,
                column(row, "at", Instant.class),
                new Money(column(row, "equity", BigDecimal.class), asset),
                new Money(column(row, "peak", BigDecimal.class), asset),
                new Money(column(row, "unrealized_pnl", BigDecimal.class), asset),
                new Money(column(row, "realized_pnl_net", BigDecimal.class), asset));
    }

    private static EquityReference reference(Readable row) {
        Asset asset = Asset.of(column(row, "asset", String.class));
        @Nullable BigDecimal before = row.get("before_today", BigDecimal.class);
        return new EquityReference(
                new Money(column(row, "peak", BigDecimal.class), asset),
                before == null ? null : new Money(before, asset));
    }
}
