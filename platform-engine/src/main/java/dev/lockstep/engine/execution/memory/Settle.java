package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.Change;
import dev.lockstep.engine.execution.SettleRequest;
import dev.lockstep.engine.execution.StepOutcome;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code fn_settle_intent}. */
final class Settle {
    private final MemoryDatabase database;
    private final MemoryTenant tenant;
    private final SettleRequest request;

    Settle(MemoryDatabase database, MemoryTenant tenant, SettleRequest request) {
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
        StoredIntent intent = orders();
        position();
        history();
        books(intent);
        return new StepOutcome.Applied();
    }

    /** {@code settle_orders}. */
    StoredIntent orders() {
        StoredIntent intent =
                tenant.intents().settle(request.intent(), request.intentVersion(), request.state(), request.absences());
        if (intent == null) {
            throw new Refusal(new StepOutcome.Stale());
        }
        for (Change<Order> change : inLockOrder(request.orders())) {
            require(tenant.orders().store(change));
        }
        return intent;
    }

    void position() {
        require(request.position() == null || tenant.positions().store(request.position(), tenant.owners()));
    }

    void history() {
        tenant.remember(request.lifecycle());
    }

    /** {@code settle_books}. */
    void books(StoredIntent intent) {
        post(request.release());
        if (request.releaseEntryLock()) {
            OrderIntent of = intent.intent();
            tenant.locks().release(of.profile(), of.instrument().symbol(), intent.lockFence(), database.now());
        }
        tenant.announce(request.events());
    }

    private static List<Change<Order>> inLockOrder(List<Change<Order>> changes) {
        if (changes.size() < 2) {
            return changes;
        }
        List<Change<Order>> ordered = new ArrayList<>(changes);
        ordered.sort(Comparator.comparing(change -> change.next().id().value()));
        return ordered;
    }

    private void post(@Nullable JournalEntry entry) {
        if (entry != null) {
            tenant.requireOwn(entry.tenant());
            if (tenant.ledger().post(entry, database.now()) == LedgerTable.Posted.MISMATCH) {
                throw new Refusal(new StepOutcome.Mismatch(entry.key()));
            }
        }
    }

    private static void require(boolean fresh) {
        if (!fresh) {
            throw new Refusal(new StepOutcome.Stale());
        }
    }
}
