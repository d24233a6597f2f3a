package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.IntentOutcome;
import dev.lockstep.engine.execution.IntentRequest;
import dev.lockstep.engine.order.OrderIntent;

/** {@code fn_begin_intent}. */
final class BeginIntent {
    private final MemoryDatabase database;
    private final MemoryTenant tenant;
    private final IntentRequest request;
    private final OrderIntent intent;

    BeginIntent(MemoryDatabase database, MemoryTenant tenant, IntentRequest request) {
        this.database = database;
        this.tenant = tenant;
        this.request = request;
        this.intent = request.intent();
    }

    IntentOutcome outcome() {
        if (tenant.intents().find(intent.id()) != null) {
            return new IntentOutcome.AlreadyBegun();
        }
        try {
            return begun();
        } catch (Breach breach) {
            if (breach.isUnique() && isOneLive(breach)) {
                throw new Refusal(tenant.intents()
                        .liveOf(intent.position(), intent.kind())
                        .<IntentOutcome>map(IntentOutcome.LiveIntentExists::new)
                        .orElseGet(IntentOutcome.Stale::new));
            }
            throw breach;
        }
    }

    private IntentOutcome begun() {
        if (!MemoryLeases.isHeld(database, request.shard())) {
            throw new Refusal(new IntentOutcome.ShardLost());
        }
        Inserts.intent(tenant, intent, request.shard(), null, database.now());
        if (request.position() != null && !tenant.positions().store(request.position(), tenant.owners())) {
            throw new Refusal(new IntentOutcome.Stale());
        }
        tenant.announce(request.events());
        return new IntentOutcome.Begun();
    }

    private static boolean isOneLive(Breach breach) {
        return "order_intents_one_live_protection".equals(breach.constraint())
                || "order_intents_one_live_exit".equals(breach.constraint());
    }
}
