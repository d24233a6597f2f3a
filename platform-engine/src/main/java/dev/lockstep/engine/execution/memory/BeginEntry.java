package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.EntryOutcome;
import dev.lockstep.engine.execution.EntryOutcome.Halted.Cause;
import dev.lockstep.engine.execution.EntryRequest;
import dev.lockstep.engine.lease.FencingToken;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.order.OrderIntent;
import java.util.List;

/** {@code fn_begin_entry}. */
final class BeginEntry {
    private final MemoryDatabase database;
    private final MemoryTenant tenant;
    private final EntryRequest request;
    private final OrderIntent intent;

    BeginEntry(MemoryDatabase database, MemoryTenant tenant, EntryRequest request) {
        this.database = database;
        this.tenant = tenant;
        this.request = request;
        this.intent = request.intent();
    }

    EntryOutcome outcome() {
        try {
            return begun();
        } catch (Breach breach) {
            if (breach.isUniqueOrCheck() && "order_intents_one_live_entry".equals(breach.constraint())) {
                throw new Refusal(new EntryOutcome.PositionOpen());
            }
            if (breach.isUniqueOrCheck() && "ledger_accounts_available_check".equals(breach.constraint())) {
                throw new Refusal(new EntryOutcome.InsufficientFunds());
            }
            throw breach;
        }
    }

    private EntryOutcome begun() {
        refuseRepeatedSignal();
        if (!MemoryLeases.isHeld(database, request.shard())) {
            throw new Refusal(new EntryOutcome.ShardLost());
        }
        refuseHalted();
        FencingToken fence = locked();
        Instrument instrument = intent.instrument();
        if (tenant.positions().isHeld(List.of(intent.profile(), instrument.venue(), instrument.symbol()))) {
            throw new Refusal(new EntryOutcome.PositionOpen());
        }
        Inserts.intent(tenant, intent, request.shard(), fence, database.now());
        tenant.requireOwn(request.hold().tenant());
        if (tenant.ledger().post(request.hold(), database.now()) != LedgerTable.Posted.POSTED) {
            throw Breach.raised("hold " + request.hold().key() + " was posted before its intent");
        }
        refuseHalted(); // what a second look at positions could find, nobody can have opened here meanwhile
        tenant.announce(request.events());
        return new EntryOutcome.Begun(fence);
    }

    private void refuseHalted() {
        Cause cause = tenant.halt(intent.profile(), database.switches());
        if (cause != null) {
            throw new Refusal(new EntryOutcome.Halted(cause));
        }
    }

    private void refuseRepeatedSignal() {
        Object key = List.of(intent.profile(), request.signalKey());
        SignalRow known = tenant.signals().find(key);
        if (known != null) {
            throw new Refusal(new EntryOutcome.DuplicateSignal(known.intent()));
        }
        tenant.signals()
                .put(
                        key,
                        new SignalRow(
                                intent.profile(),
                                request.signalKey(),
                                intent.instrument().symbol(),
                                request.marketTime(),
                                intent.id()));
    }

    private FencingToken locked() {
        String symbol = intent.instrument().symbol();
        LockTable.Lock taken = tenant.locks()
                .take(intent.profile(), symbol, request.shard().owner(), request.lockTtl(), database.now());
        if (taken != null) {
            return taken.fence();
        }
        LockTable.Lock held = tenant.locks().find(intent.profile(), symbol);
        if (held == null) {
            throw Breach.raised("query returned no rows");
        }
        throw new Refusal(new EntryOutcome.Locked(held.until()));
    }
}
