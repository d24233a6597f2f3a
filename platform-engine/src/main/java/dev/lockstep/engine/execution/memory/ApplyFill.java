package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.FillRequest;
import dev.lockstep.engine.execution.SettleRequest;
import dev.lockstep.engine.execution.StepOutcome;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.TradingProfile;

/** {@code fn_apply_fill}. */
final class ApplyFill {
    private final MemoryDatabase database;
    private final MemoryTenant tenant;
    private final FillRequest request;

    ApplyFill(MemoryDatabase database, MemoryTenant tenant, FillRequest request) {
        this.database = database;
        this.tenant = tenant;
        this.request = request;
    }

    StepOutcome outcome() {
        try {
            return applied();
        } catch (Breach breach) {
            throw FactConflict.of(breach);
        }
    }

    private StepOutcome applied() {
        String fault = request.fault();
        if (fault != null) {
            var order = request.order().next();
            TradingProfile _ = new MemoryProfiles(database)
                    .observed(tenant, order.profile(), ObservedState.FAULTED, fault, order.correlationId());
        }
        storeFill();
        require(tenant.orders().store(request.order()));
        SettleRequest settled = request.settlement();
        if (settled == null) {
            position();
            tenant.remember(request.lifecycle());
            posted();
        } else {
            Settle settle = new Settle(database, tenant, settled);
            StoredIntent intent = settle.orders();
            position();
            settle.position();
            tenant.remember(request.lifecycle());
            settle.history();
            posted();
            settle.books(intent);
        }
        return new StepOutcome.Applied();
    }

    private void position() {
        require(tenant.positions().store(request.position(), tenant.owners()));
    }

    private void posted() {
        tenant.requireOwn(request.posting().tenant());
        if (tenant.ledger().post(request.posting(), database.now()) == LedgerTable.Posted.MISMATCH) {
            throw new Refusal(new StepOutcome.Mismatch(request.posting().key()));
        }
        tenant.announce(request.events());
    }

    private void storeFill() {
        String known = tenant.fills().insert(request.fill());
        if (FillTable.DUPLICATE.equals(known)) {
            throw new Refusal(new StepOutcome.Duplicate());
        }
        if (known != null) {
            throw new Refusal(new StepOutcome.Mismatch(known));
        }
        if (tenant.orders().find(request.fill().order()) == null) {
            throw Breach.foreignKey("fills_order_fkey");
        }
    }

    private static void require(boolean fresh) {
        if (!fresh) {
            throw new Refusal(new StepOutcome.Stale());
        }
    }
}
