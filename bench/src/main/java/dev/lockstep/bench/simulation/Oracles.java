package dev.lockstep.bench.simulation;

import dev.lockstep.engine.execution.EntryRequest;
import dev.lockstep.engine.execution.FillRequest;
import dev.lockstep.engine.execution.Lifecycle;
import dev.lockstep.engine.execution.SettleRequest;
import dev.lockstep.engine.execution.memory.MemoryDatabase;
import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.Balance;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.ledger.Posting;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What must hold after every commit and at every acceptance of the venue, whatever goes wrong. */
final class Oracles {
    private final MemoryDatabase database;
    private final TenantId tenant;
    private final Map<IntentId, String> signals = new HashMap<>();
    private final Set<String> entered = new HashSet<>();
    private final Set<String> booked = new HashSet<>();
    private final Set<String> posted = new HashSet<>();
    private final Map<Account, Money> sums = new HashMap<>();
    private @Nullable SimVenue venue;
    private int orders;

    Oracles(MemoryDatabase database, TenantId tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    void watch(SimVenue watched) {
        venue = watched;
    }

    /** How many orders the venue took. */
    int orders() {
        return orders;
    }

    Set<String> booked() {
        return booked;
    }

    /** The venue is about to take an intent's orders. */
    void accepting(OrderIntent intent) {
        orders += intent.orders().size();
        for (OrderSpec spec : intent.orders()) {
            check(
                    now(database.orders().find(tenant, spec.id())) != null,
                    () -> "the venue takes " + intent.kind() + " " + spec.id() + " which is not durable");
            check(venue().find(spec.id()) == null, () -> intent.kind() + " " + spec.id() + " reaches the venue twice");
        }
        if (intent.kind() == IntentKind.ENTRY) {
            String signal = intent.profile() + "|" + signals.getOrDefault(intent.id(), "unknown");
            check(entered.add(signal), () -> "signal " + signal + " leads to two orders at the venue");
        } else {
            covered(intent);
        }
    }

    /** No more is offered for a position than is held of it. */
    private void covered(OrderIntent intent) {
        PositionId position = intent.position();
        Asset base = intent.instrument().base();
        Money held = held(position, base);
        Quantity offered =
                venue().offered(position, base).plus(intent.orders().getFirst().quantity());
        check(
                offered.asMoney().compareTo(held) <= 0,
                () -> intent.kind() + " offers " + offered + " of position " + position + " which holds " + held);
    }

    private Money held(PositionId position, Asset base) {
        Money held = Money.zero(base);
        for (VenueOrder order : venue().orders()) {
            if (order.intent().position().equals(position)) {
                for (Fill fill : order.fills()) {
                    Money traded = fill.quantity().asMoney();
                    held = fill.side() == Side.BUY
                            ? held.plus(traded).minus(fill.feeInBase())
                            : held.minus(traded).minus(fill.feeInBase());
                }
            }
        }
        return held;
    }

    void begun(EntryRequest request) {
        String key = request.signalKey();
        int attempt = key.indexOf('#');
        signals.put(request.intent().id(), attempt < 0 ? key : key.substring(0, attempt));
        posted(request.hold());
        committed();
    }

    void filled(FillRequest request) {
        Fill fill = request.fill();
        VenueOrder order = venue().find(fill.order());
        String trade = trade(fill);
        boolean real = order != null
                && order.fills().stream()
                        .anyMatch(made -> made.venueTradeId().equals(trade)
                                && made.quantity().equals(fill.quantity())
                                && made.quote().equals(fill.quote()));
        check(real, () -> "fill " + trade + " is stored and never happened");
        check(booked.add(trade), () -> "fill " + trade + " is stored twice");
        SettleRequest settlement = request.settlement();
        posted(request.posting(), settlement == null ? null : settlement.release());
        lived(request.lifecycle());
        committed();
    }

    void lived(@Nullable Lifecycle row) {
        if (row != null && row.kind() == Lifecycle.Kind.ENTRY) {
            VenueOrder order = venue().find(row.order());
            check(order != null && !order.fills().isEmpty(), () -> "ENTRY of " + row.position() + " without a trade");
        }
    }

    /** A planted bug may have changed the id. */
    private static String trade(Fill fill) {
        String id = fill.venueTradeId();
        int mark = id.indexOf('~');
        return mark < 0 ? id : id.substring(0, mark);
    }

    /** What one commit posted. */
    void posted(@Nullable JournalEntry... entries) {
        List<JournalEntry> news = new ArrayList<>(entries.length);
        for (JournalEntry entry : entries) {
            if (entry != null && posted.add(entry.profile() + entry.key())) {
                news.add(entry);
                entry.postings().forEach(posting -> sums.merge(posting.account(), posting.delta(), Money::plus));
            }
        }
        news.forEach(this::balanced);
    }

    private void balanced(JournalEntry entry) {
        for (Posting posting : entry.postings()) {
            Account account = posting.account();
            Money balance = Objects.requireNonNull(database.balance(tenant, account));
            check(
                    balance.equals(sums.get(account)),
                    () -> account + " says " + balance + ", its postings " + sums.get(account));
            boolean neverBelow = account.kind() == AccountKind.AVAILABLE || account.kind() == AccountKind.CLEARING;
            check(!neverBelow || !balance.isNegative(), () -> account + " is " + balance);
        }
    }

    /** One open position per profile and symbol, one live protection and one live exit per position. */
    void committed() {
        Set<Object> held = new HashSet<>();
        for (Position position : must(database.positions().open(tenant))) {
            check(
                    held.add(List.of(position.profile(), position.instrument().symbol())),
                    () -> "two open positions of " + position.profile() + " in " + position.instrument());
        }
        Set<Object> live = new HashSet<>();
        for (IntentRecord record : must(database.orders().liveIntents(tenant))) {
            OrderIntent intent = record.intent();
            Object of = intent.kind() == IntentKind.ENTRY
                    ? List.of(intent.profile(), intent.instrument().symbol())
                    : intent.position();
            check(
                    intent.kind() == IntentKind.CANCEL || live.add(List.of(intent.kind(), of)),
                    () -> "two live intents: " + intent.kind() + " of " + of);
        }
    }

    /** The books' and the venue's holdings of each asset, as far as they differ; null where they agree. */
    @Nullable
    String difference(Map<Asset, Money> atStart) {
        Map<Asset, Money> books = new HashMap<>();
        List<Balance> balances = must(database.ledger().balances(tenant, null));
        for (Balance balance : balances) {
            if (isHolding(balance.account().kind())) {
                books.merge(balance.amount().asset(), balance.amount(), Money::plus);
            }
        }
        for (Asset asset : venue().balances().assets()) {
            Money ours = books.getOrDefault(asset, Money.zero(asset));
            Money theirs = venue().balances().total(asset).minus(atStart.getOrDefault(asset, Money.zero(asset)));
            if (!ours.equals(theirs)) {
                return "the books hold " + ours + ", the venue " + theirs;
            }
        }
        return null;
    }

    private static boolean isHolding(AccountKind kind) {
        return switch (kind) {
            case AVAILABLE, CLEARING, OVERDRAFT, DUST, POOL -> true;
            default -> false;
        };
    }

    static void check(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new Violation(otherwise.get());
        }
    }

    static <T> @Nullable T now(Mono<T> read) {
        return Remote.done(read).value();
    }

    static <T> T must(Mono<T> read) {
        return Objects.requireNonNull(now(read));
    }

    private SimVenue venue() {
        return Objects.requireNonNull(venue);
    }
}
