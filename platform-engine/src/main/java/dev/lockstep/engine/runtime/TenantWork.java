package dev.lockstep.engine.runtime;

import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.tenancy.TenantId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What an engine does for one tenant. */
@FunctionalInterface
interface TenantWork {
    /** Without end; after {@code stop} nothing new is begun and it completes when what was under way is done. */
    Flux<Void> run(TenantId tenant, ShardFence shard, Mono<Void> stop);
}
