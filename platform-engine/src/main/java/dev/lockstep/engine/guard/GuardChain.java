package dev.lockstep.engine.guard;

import dev.lockstep.engine.market.SymbolStatus;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Rounding;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The guards in front of an entry, in the order they are asked; the first that denies has the word. What must hold
 * against everyone else (kill switch, duplicate signal, funds) is asked again inside the begin-entry statement.
 */
public final class GuardChain {
    private static final Verdict ALLOWED = new Verdict.Allowed();

    private final List<Guard> guards;

    public GuardChain(List<Guard> guards) {
        this.guards = List.copyOf(guards);
    }

    /** The chain every profile has. */
    public static GuardChain standard() {
        return new GuardChain(List.of(
                named("running", GuardChain::running),
                named("sound", GuardChain::sound),
                named("fresh", GuardChain::fresh),
                named("tradable", GuardChain::tradable),
                named("not_held", GuardChain::notHeld),
                named("cooled_down", GuardChain::cooledDown),
                named("room_for_one_more", GuardChain::roomForOneMore),
                named("within_daily_loss", GuardChain::withinDailyLoss),
                named("large_enough", GuardChain::largeEnough)));
    }

    public Verdict check(GuardContext context) {
        for (Guard guard : guards) {
            Verdict verdict = guard.check(context);
            if (verdict instanceof Verdict.Denied) {
                return verdict;
            }
        }
        return ALLOWED;
    }

    /** What each guard said, in their order, up to the first that denied; for people who look closely. */
    public SequencedMap<String, Verdict> trail(GuardContext context) {
        SequencedMap<String, Verdict> trail = new LinkedHashMap<>();
        for (Guard guard : guards) {
            Verdict verdict = guard.check(context);
            trail.put(guard.name(), verdict);
            if (verdict instanceof Verdict.Denied) {
                return trail;
            }
        }
        return trail;
    }

    private static Guard named(String name, Guard guard) {
        return guard.named(name);
    }

    static Verdict running(GuardContext context) {
        DesiredState desired = context.profile().desired();
        return desired == DesiredState.RUNNING
                ? ALLOWED
                : denied(DenialReason.NOT_RUNNING, "the profile is to be " + desired);
    }

    static Verdict sound(GuardContext context) {
        return context.profile().observed() != ObservedState.FAULTED
                ? ALLOWED
                : denied(
                        DenialReason.PROFILE_FAULTED,
                        "faulted: " + context.profile().faultReason());
    }

    static Verdict fresh(GuardContext context) {
        Duration age = Duration.between(context.signal().candle().closeTime(), context.marketNow());
        return age.compareTo(context.staleAfter()) <= 0
                ? ALLOWED
                : denied(
                        DenialReason.STALE_DATA,
                        "the candle closed " + age.toSeconds() + " s ago, "
                                + context.staleAfter().toSeconds() + " s are allowed");
    }

    static Verdict tradable(GuardContext context) {
        return context.rules().status() == SymbolStatus.TRADING
                ? ALLOWED
                : denied(
                        DenialReason.SYMBOL_NOT_TRADABLE,
                        context.symbol() + " is " + context.rules().status());
    }

    static Verdict notHeld(GuardContext context) {
        return context.holdsInstrument()
                ? denied(DenialReason.POSITION_OPEN, context.symbol() + " is held already")
                : ALLOWED;
    }

    static Verdict cooledDown(GuardContext context) {
        Duration left = context.cooldownLeft();
        return left.isPositive()
                ? denied(DenialReason.COOLDOWN, left.toSeconds() + " s of the cooldown remain")
                : ALLOWED;
    }

    static Verdict roomForOneMore(GuardContext context) {
        int most = context.profile().limits().maxOpenPositions();
        return context.open().size() < most
                ? ALLOWED
                : denied(
                        DenialReason.MAX_OPEN_POSITIONS, context.open().size() + " of " + most + " positions are open");
    }

    static Verdict withinDailyLoss(GuardContext context) {
        Money capital = context.profile().capital();
        Money most = capital.times(context.profile().limits().maxDailyLoss(), 18, Rounding.DOWN);
        return context.dayPnl().compareTo(most.negate()) > 0
                ? ALLOWED
                : denied(
                        DenialReason.DAILY_LOSS,
                        "today's result is " + context.dayPnl() + ", the limit is a loss of " + most);
    }

    static Verdict largeEnough(GuardContext context) {
        return context.rules().isTradable(context.quantity(), context.limit())
                ? ALLOWED
                : denied(
                        DenialReason.BELOW_MIN_NOTIONAL,
                        context.quantity() + " at " + context.limit() + " is below the venue's minimum of "
                                + context.rules().minNotional());
    }

    private static Verdict denied(DenialReason reason, String detail) {
        return new Verdict.Denied(reason, detail);
    }
}
