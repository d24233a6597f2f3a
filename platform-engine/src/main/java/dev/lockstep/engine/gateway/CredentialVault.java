package dev.lockstep.engine.gateway;

import reactor.core.publisher.Mono;

/** Keeps venue credentials sealed; bound to tenant, account and venue, so a row pasted elsewhere does not open. */
public interface CredentialVault {
    Mono<Credentials> open(ExchangeAccount account);

    /** Seals and stores, replacing what was there. */
    Mono<Void> seal(ExchangeAccount account, Credentials credentials);
}
