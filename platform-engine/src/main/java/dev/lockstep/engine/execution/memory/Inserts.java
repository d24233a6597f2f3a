package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.lease.FencingToken;
import dev.lockstep.engine.order.OrderIntent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code intent_insert}: an intent, PENDING, with its orders, PENDING. */
final class Inserts {
    private Inserts() {}

    static void intent(
            MemoryTenant tenant, OrderIntent intent, ShardFence shard, @Nullable FencingToken lock, Instant now) {
        tenant.intents().insert(intent, shard, lock, tenant.nextPlace());
        tenant.owners().require(intent.profile(), "order_intents_profile_fkey");
        tenant.owners().require(intent.account(), "order_intents_account_fkey");
        tenant.orders().insert(intent, tenant::nextPlace, now);
    }
}
