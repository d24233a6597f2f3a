package dev.lockstep.engine.gateway;

import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.TenantId;
import reactor.core.publisher.Mono;

/** The gateway of an exchange account: one per account and process, opened on first use. */
public interface ExchangeGateways {
    /** {@code NotFound} {@code exchange_account} where the tenant has no such account. */
    Mono<ExchangeGateway> of(TenantId tenant, ExchangeAccountId account);
}
