package dev.lockstep.engine.gateway;

import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import reactor.core.publisher.Mono;

/** Stored exchange accounts, without their secrets. */
public interface ExchangeAccounts {
    Mono<ExchangeAccount> find(TenantId tenant, ExchangeAccountId id);

    Mono<List<ExchangeAccount>> all(TenantId tenant);
}
