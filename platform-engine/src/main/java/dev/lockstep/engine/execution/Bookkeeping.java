package dev.lockstep.engine.execution;

import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.EntryKind;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.ledger.Posting;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.time.CorrelationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Turns what happens to orders into journal entries. The only place that knows both fills and accounts; every entry
 * sums to zero per asset because {@link JournalEntry} accepts nothing else.
 */
public final class Bookkeeping {
    private Bookkeeping() {}

    /** A new profile's capital. */
    public static JournalEntry fund(TradingProfile profile, CorrelationId correlationId, Instant at) {
        return entry(profile, "fund:" + profile.id(), EntryKind.FUND)
                .to(AccountKind.AVAILABLE, profile.capital())
                .from(AccountKind.CAPITAL, profile.capital())
                .at(correlationId, at);
    }

    /** What an entry may cost at most, set aside before it is sent. */
    public static JournalEntry hold(OrderIntent intent, OrderSpec order, Money amount) {
        return entry(intent, "hold:" + order.id(), EntryKind.HOLD)
                .from(AccountKind.AVAILABLE, amount)
                .clearing(order.id(), amount)
                .at(intent.correlationId(), intent.signedAt());
    }

    /** What is still held for an order that is over; null where nothing is. */
    public static @Nullable JournalEntry release(Order order, Money held, Instant at) {
        if (!held.isPositive()) {
            return null;
        }
        return entry(order, "release:" + order.id(), EntryKind.RELEASE)
                .clearing(order.id(), held.negate())
                .to(AccountKind.AVAILABLE, held)
                .at(order.correlationId(), at);
    }

    /**
     * A trade that bought.
     *
     * @param held what the order's clearing account holds before it; what the trade takes beyond goes to OVERDRAFT
     */
    public static JournalEntry bought(Order order, Fill fill, Money held) {
        Money fromHeld = fill.quote().min(held.max(zero(held)));
        Money beyond = fill.quote().minus(fromHeld);
        Money feeFromHeld = fill.feeInQuote().min(held.minus(fromHeld).max(zero(held)));
        Money feeBeyond = fill.feeInQuote().minus(feeFromHeld);
        return entry(order, key(fill), EntryKind.BUY)
                .clearing(order.id(), fromHeld.plus(feeFromHeld).negate())
                .from(AccountKind.OVERDRAFT, beyond.plus(feeBeyond))
                .to(AccountKind.RESERVED_POSITIONS, fill.quote())
                .to(AccountKind.AVAILABLE, fill.quantity().asMoney().minus(fill.feeInBase()))
                .from(AccountKind.MARKET, fill.quantity().asMoney())
                .fee(fill)
                .at(order.correlationId(), fill.executedAt());
    }

    /** A trade that sold. What it sold beyond the position goes to OVERDRAFT of the base asset. */
    public static JournalEntry sold(Order order, Fill fill, Position before) {
        Money costShare = PositionBook.costShare(before, fill);
        Money given = fill.quantity().asMoney().plus(fill.feeInBase());
        Money fromHeld = given.min(before.quantity().asMoney());
        return entry(order, key(fill), EntryKind.SELL)
                .from(AccountKind.AVAILABLE, fromHeld)
                .from(AccountKind.OVERDRAFT, given.minus(fromHeld))
                .to(AccountKind.MARKET, fill.quantity().asMoney())
                .from(AccountKind.RESERVED_POSITIONS, costShare)
                .to(AccountKind.AVAILABLE, fill.quote().minus(fill.feeInQuote()))
                .from(AccountKind.REALIZED_PNL, fill.quote().minus(costShare))
                .fee(fill)
                .at(order.correlationId(), fill.executedAt());
    }

    /**
     * The rest of a position that is too small to be sold: its cost is a loss, the base asset is set aside. Under the
     * position's version, since a late fill may open it once more.
     */
    public static JournalEntry dust(Position rest, Instant at) {
        return entry(rest, "dust:" + rest.id() + ":" + rest.version(), EntryKind.DUST)
                .from(AccountKind.AVAILABLE, rest.quantity().asMoney())
                .to(AccountKind.DUST, rest.quantity().asMoney())
                .from(AccountKind.RESERVED_POSITIONS, rest.cost())
                .to(AccountKind.REALIZED_PNL, rest.cost())
                .at(rest.correlationId(), at);
    }

    /** The account an order's hold lies in. */
    public static Account clearing(Order order) {
        Asset quote = order.spec().instrument().quote();
        return Account.clearing(order.account(), order.profile(), order.id().value(), quote);
    }

    /** Whether the entry took more than was there: the profile is to be faulted. */
    public static boolean overdraws(JournalEntry entry) {
        return entry.postings().stream()
                .map(Posting::account)
                .anyMatch(account -> account.kind() == AccountKind.OVERDRAFT);
    }

    private static String key(Fill fill) {
        return "fill:" + fill.instrument().symbol() + ":" + fill.venueTradeId();
    }

    private static Money zero(Money like) {
        return Money.zero(like.asset());
    }

    private static EntryDraft entry(TradingProfile profile, String key, EntryKind kind) {
        return new EntryDraft(profile.tenant(), profile.id(), profile.account(), key, kind);
    }

    private static EntryDraft entry(OrderIntent intent, String key, EntryKind kind) {
        return new EntryDraft(intent.tenant(), intent.profile(), intent.account(), key, kind);
    }

    private static EntryDraft entry(Order order, String key, EntryKind kind) {
        return new EntryDraft(order.tenant(), order.profile(), order.account(), key, kind);
    }

    private static EntryDraft entry(Position position, String key, EntryKind kind) {
        return new EntryDraft(position.tenant(), position.profile(), position.account(), key, kind);
    }
}
