package dev.lockstep.bench.simulation;

import dev.lockstep.engine.execution.memory.MemoryDatabase;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.Balance;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What must come true when the faults have ended: nothing stays open, nothing was lost. */
final class Liveness {
    private static final TenantId TENANT = World.TENANT;

    private final MemoryDatabase database;
    private final SimVenue venue;
    private final Oracles oracles;
    private final Map<Asset, Money> atStart;
    private final Function<Instrument, SymbolRules> rules;
    private final @Nullable SimOutbox outbox;

    Liveness(
            MemoryDatabase database,
            SimVenue venue,
            Oracles oracles,
            Map<Asset, Money> atStart,
            Function<Instrument, SymbolRules> rules,
            @Nullable SimOutbox outbox) {
        this.database = database;
        this.venue = venue;
        this.oracles = oracles;
        this.atStart = atStart;
        this.rules = rules;
        this.outbox = outbox;
    }

    /** What is not over yet; null where all is. */
    @Nullable
    String open() {
        String open = intents();
        open = open != null ? open : orders();
        open = open != null ? open : fills();
        open = open != null ? open : positions();
        open = open != null ? open : accounts();
        open = open != null ? open : oracles.difference(atStart);
        open = open != null ? open : profiles();
        open = open != null || outbox == null ? open : outbox.open();
        return open != null || database.heldLocks(TENANT) == 0 ? open : "an entry lock is held";
    }

    private @Nullable String intents() {
        for (IntentRecord record : Oracles.must(database.orders().liveIntents(TENANT))) {
            boolean rests = record.intent().kind() == IntentKind.PROTECTION && record.state() == IntentState.ACCEPTED;
            if (!rests) {
                return record.intent().kind() + " " + record.intent().id() + " is " + record.state();
            }
        }
        return null;
    }

    /** What is open at the venue is open with us, and the other way round. */
    private @Nullable String orders() {
        Set<String> ours = new HashSet<>();
        for (Order order : Oracles.must(database.orders().open(TENANT))) {
            boolean _ = ours.add(order.id().value());
        }
        for (VenueOrder order : venue.orders()) {
            boolean known = ours.remove(order.id().value());
            if (order.isOpen() != known) {
                return "order " + order.id() + " is " + (order.isOpen() ? "open" : "over") + " at the venue and "
                        + (known ? "open" : "over") + " with us";
            }
        }
        return ours.isEmpty() ? null : "order " + ours.iterator().next() + " is open with us alone";
    }

    private @Nullable String fills() {
        for (VenueOrder order : venue.orders()) {
            for (Fill fill : order.fills()) {
                if (!oracles.booked().contains(fill.venueTradeId())) {
                    return "trade " + fill.venueTradeId() + " of "
                            + order.intent().kind() + " " + order.id() + " is not in the books";
                }
            }
        }
        return null;
    }

    private @Nullable String positions() {
        for (Position position : Oracles.must(database.positions().open(TENANT))) {
            if (position.protection().state() != ProtectionState.PROTECTED) {
                return "position " + position.id() + " of " + position.quantity() + " is "
                        + position.protection().state();
            }
            Quantity wanted = rules.apply(position.instrument()).fitted(position.quantity());
            Quantity offered =
                    venue.stopped(position.id(), position.instrument().base());
            if (offered.compareTo(wanted) < 0) {
                return "position " + position.id() + " holds " + position.quantity() + ", only " + offered
                        + " of it has a stop";
            }
        }
        return null;
    }

    private @Nullable String accounts() {
        for (Balance balance : Oracles.must(database.ledger().balances(TENANT, null))) {
            AccountKind kind = balance.account().kind();
            boolean ends = kind == AccountKind.CLEARING || kind == AccountKind.OVERDRAFT;
            if (ends && !balance.amount().isZero()) {
                return balance.account() + " holds " + balance.amount();
            }
        }
        return Oracles.must(database.ledger().discrepancies(TENANT)).isEmpty() ? null : "the books do not add up";
    }

    /** Nothing here is anybody's fault but ours, so nothing may look like a broken fact. */
    private @Nullable String profiles() {
        for (TradingProfile profile : Oracles.must(database.profiles().all(TENANT))) {
            if (profile.observed() == ObservedState.FAULTED) {
                return profile.name() + " is faulted: " + profile.faultReason();
            }
        }
        return null;
    }
}
