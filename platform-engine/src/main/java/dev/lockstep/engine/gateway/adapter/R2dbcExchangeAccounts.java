package dev.lockstep.engine.gateway.adapter;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.gateway.ExchangeAccounts;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Query;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** {@link ExchangeAccounts} in the table {@code exchange_accounts}. */
@Repository
final class R2dbcExchangeAccounts implements ExchangeAccounts {
    private final TenantScope scope;
    private final R2dbcEntityTemplate rows;

    R2dbcExchangeAccounts(TenantScope scope, R2dbcEntityTemplate rows) {
        this.scope = scope;
        this.rows = rows;
    }

    @Override
    public Mono<ExchangeAccount> find(TenantId tenant, ExchangeAccountId id) {
        Query byKey = query(
                where("tenant_id").is(tenant.value()).and("exchange_account_id").is(id.value()));
        return scope.within(tenant, () -> rows.selectOne(byKey, AccountRow.class))
                .map(AccountRow::account);
    }

    @Override
    public Mono<List<ExchangeAccount>> all(TenantId tenant) {
        Query ofTenant = query(where("tenant_id").is(tenant.value())).sort(Sort.by("exchange_account_id"));
        return scope.within(
                tenant,
                () -> rows.select(ofTenant, AccountRow.class)
                        .map(AccountRow::account)
                        .collectList());
    }

    @Table("exchange_accounts")
    record AccountRow(UUID tenantId, UUID exchangeAccountId, String venue, String label, boolean simulated) {
        ExchangeAccount account() {
            return new ExchangeAccount(
                    new TenantId(tenantId),
                    new ExchangeAccountId(exchangeAccountId),
                    new Venue(venue),
                    label,
                    simulated);
        }
    }
}
