package dev.lockstep.engine.tenancy.adapter;

import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** {@link TenantScope} on PostgreSQL: the tenant is a transaction-local setting that every row policy reads. */
final class R2dbcTenantScope implements TenantScope {
    private static final String SET_TENANT = """
            select set_config('app.tenant_id', :tenant, true)
            """;

    private final DatabaseClient database;
    private final ShieldedTransactions transactions;

    R2dbcTenantScope(DatabaseClient database, ShieldedTransactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public <T> Mono<T> within(TenantId tenant, Supplier<Mono<T>> work) {
        return transactions.within("tenant " + tenant, setTenant(tenant), work);
    }

    private Mono<Void> setTenant(TenantId tenant) {
        return database.sql(SET_TENANT).bind("tenant", tenant.toString()).then();
    }
}
