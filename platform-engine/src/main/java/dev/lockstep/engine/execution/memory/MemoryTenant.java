package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.execution.EntryOutcome.Halted.Cause;
import dev.lockstep.engine.execution.Lifecycle;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.Balance;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.Tenant;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One tenant's tables. What row security keeps apart in the database are objects of their own here. */
final class MemoryTenant {
    private final TenantId id;
    private final Profiled owners;
    private final IntentTable intents;
    private final OrderTable orders;
    private final FillTable fills;
    private final PositionTable positions;
    private final HistoryTable history;
    private final LedgerTable ledger;
    private final LockTable locks;
    private final Rows<Object, SignalRow> signals;
    private final Rows<UUID, PendingEvent> outbox;
    private final Rows<String, Tenant.Status> status;
    private long places;

    MemoryTenant(TenantId id, Undo undo) {
        this.id = id;
        owners = new Profiled(undo);
        intents = new IntentTable(undo);
        orders = new OrderTable(undo);
        fills = new FillTable(undo);
        positions = new PositionTable(undo);
        history = new HistoryTable(undo);
        ledger = new LedgerTable(undo, owners);
        locks = new LockTable(undo);
        signals = new Rows<>(undo);
        outbox = new Rows<>(undo);
        status = new Rows<>(undo);
    }

    TenantId id() {
        return id;
    }

    Profiled owners() {
        return owners;
    }

    IntentTable intents() {
        return intents;
    }

    OrderTable orders() {
        return orders;
    }

    FillTable fills() {
        return fills;
    }

    PositionTable positions() {
        return positions;
    }

    HistoryTable history() {
        return history;
    }

    LedgerTable ledger() {
        return ledger;
    }

    LockTable locks() {
        return locks;
    }

    /** {@code dedup_events}: which signals have led to an intent. */
    Rows<Object, SignalRow> signals() {
        return signals;
    }

    List<PendingEvent> outbox() {
        return List.copyOf(outbox.all());
    }

    Tenant.Status status() {
        Tenant.Status known = status.find("status");
        return known == null ? Tenant.Status.ACTIVE : known;
    }

    void set(Tenant.Status next) {
        status.put("status", next);
    }

    /** Growing with every row, as the time a row was created at. */
    long nextPlace() {
        return ++places;
    }

    /** {@code lifecycle_store}. */
    void remember(@Nullable Lifecycle row) {
        if (row != null) {
            history.store(row, positions.find(row.position()), orders.find(row.order()));
        }
    }

    /** Events of a transaction; one that is there already stays as it is. */
    void announce(List<PendingEvent> events) {
        for (PendingEvent event : events) {
            requireOwn(event.tenant());
            if (outbox.find(event.id()) == null) {
                outbox.put(event.id(), event);
            }
        }
    }

    void requireOwn(TenantId tenant) {
        if (!tenant.equals(id)) {
            throw Breach.raised("new row violates row-level security policy");
        }
    }

    /** Why this profile may not enter now, or null: the first cause that applies. */
    @Nullable
    Cause halt(ProfileId profileId, Map<String, Boolean> switches) {
        TradingProfile profile = owners.find(profileId);
        if (profile == null) {
            throw Breach.raised("query returned no rows");
        }
        boolean engaged = switches.getOrDefault("installation", false)
                || switches.getOrDefault("tenant:" + id, false)
                || switches.getOrDefault("profile:" + id + ":" + profileId, false);
        if (engaged) {
            return Cause.KILL_SWITCH;
        }
        if (status() != Tenant.Status.ACTIVE) {
            return Cause.TENANT_SUSPENDED;
        }
        if (profile.desired() != DesiredState.RUNNING) {
            return Cause.PROFILE_NOT_RUNNING;
        }
        if (profile.observed() == ObservedState.FAULTED) {
            return Cause.PROFILE_FAULTED;
        }
        return isOverdrawn(profileId) ? Cause.OVERDRAFT : null;
    }

    private boolean isOverdrawn(ProfileId profile) {
        for (Balance balance : ledger.balances()) {
            boolean overdrawn = balance.account().kind() == AccountKind.OVERDRAFT
                    && balance.amount().isNegative();
            if (overdrawn && balance.account().profile().equals(profile)) {
                return true;
            }
        }
        return false;
    }
}
