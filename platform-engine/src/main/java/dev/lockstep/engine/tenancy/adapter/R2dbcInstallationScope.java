package dev.lockstep.engine.tenancy.adapter;

import dev.lockstep.engine.tenancy.InstallationScope;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** {@link InstallationScope} on PostgreSQL: no tenant is set, so row policies show none. */
final class R2dbcInstallationScope implements InstallationScope {
    private final ShieldedTransactions transactions;

    R2dbcInstallationScope(ShieldedTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public <T> Mono<T> within(Supplier<Mono<T>> work) {
        return transactions.within("the installation", Mono.empty(), work);
    }
}
