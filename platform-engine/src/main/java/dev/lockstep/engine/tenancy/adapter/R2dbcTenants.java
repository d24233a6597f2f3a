package dev.lockstep.engine.tenancy.adapter;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import dev.lockstep.engine.tenancy.InstallationScope;
import dev.lockstep.engine.tenancy.Member;
import dev.lockstep.engine.tenancy.Role;
import dev.lockstep.engine.tenancy.Tenant;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import dev.lockstep.engine.tenancy.Tenants;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Query;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@link Tenants} in the tables {@code tenants} and {@code members}. */
@Repository
final class R2dbcTenants implements Tenants {
    private static final Query ALL = Query.empty().sort(Sort.by("tenant_id"));

    private final TenantScope scope;
    private final InstallationScope installation;
    private final R2dbcEntityTemplate rows;

    R2dbcTenants(TenantScope scope, InstallationScope installation, R2dbcEntityTemplate rows) {
        this.scope = scope;
        this.installation = installation;
        this.rows = rows;
    }

    @Override
    public Flux<Tenant> all() {
        return installation
                .within(() -> rows.select(ALL, TenantRow.class).collectList())
                .flatMapIterable(found -> found)
                .map(TenantRow::tenant);
    }

    @Override
    public Mono<Tenant> find(TenantId tenant) {
        Query byId = query(where("tenant_id").is(tenant.value()));
        return scope.within(tenant, () -> rows.selectOne(byId, TenantRow.class)).map(TenantRow::tenant);
    }

    @Override
    public Mono<Member> member(TenantId tenant, String subject) {
        Query byKey = query(where("tenant_id").is(tenant.value()).and("subject").is(subject));
        return scope.within(tenant, () -> rows.selectOne(byKey, MemberRow.class))
                .map(MemberRow::member);
    }

    @Table("tenants")
    record TenantRow(UUID tenantId, String slug, String name, String status) {
        Tenant tenant() {
            return new Tenant(new TenantId(tenantId), slug, name, Tenant.Status.valueOf(status));
        }
    }

    @Table("members")
    record MemberRow(UUID tenantId, String subject, String role) {
        Member member() {
            return new Member(new TenantId(tenantId), subject, Role.valueOf(role));
        }
    }
}
