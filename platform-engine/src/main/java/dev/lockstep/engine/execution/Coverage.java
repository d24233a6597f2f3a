package dev.lockstep.engine.execution;

import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.ProtectionState;
import java.util.List;

/** What a position's orders leave to do for its protection. */
sealed interface Coverage {
    /** Nothing is held, or nothing can be done before an open question is answered. */
    record Leave() implements Coverage {}

    /** What rests covers all that can be covered. */
    record Covered(Order resting) implements Coverage {}

    /**
     * Something rests, but for less than is held, or a take-profit alone (the first trade of a list's one leg ends the
     * other): it must go before all of it can be covered.
     */
    record TooLittle(Order resting) implements Coverage {}

    /** Nothing rests for it. */
    record Missing() implements Coverage {}

    /** An exit was begun and has no live order: it must go on. */
    record ExitPending() implements Coverage {}

    /** What is held is too small for the venue. */
    record Dust() implements Coverage {}

    static Coverage of(Position position, List<Order> orders, SymbolRules rules) {
        if (position.status() == PositionStatus.CLOSED) {
            return new Leave();
        }
        List<Order> open =
                orders.stream().filter(order -> order.status().isOpen()).toList();
        boolean uncertain = open.stream()
                .anyMatch(order -> order.spec().leg() == Leg.EXIT
                        || order.status() == OrderStatus.PENDING
                        || order.status() == OrderStatus.UNKNOWN);
        if (uncertain) {
            return new Leave();
        }
        List<Order> resting = open.stream().filter(Coverage::protects).toList();
        if (resting.isEmpty()) {
            return withoutOrders(position, open, rules);
        }
        if (position.protection().state() == ProtectionState.EXITING) {
            return new ExitPending();
        }
        return resting.stream()
                .filter(order -> order.spec().leg() == Leg.STOP_LOSS)
                .findFirst()
                .map(stop -> covered(position, stop, rules))
                .orElseGet(() -> new TooLittle(resting.getFirst()));
    }

    private static Coverage covered(Position position, Order stop, SymbolRules rules) {
        Quantity uncovered = rest(position.quantity(), stop.remaining());
        return rules.fitted(uncovered).isZero() ? new Covered(stop) : new TooLittle(stop);
    }

    private static Coverage withoutOrders(Position position, List<Order> open, SymbolRules rules) {
        Price worst = position.protection().stop();
        boolean sellable = rules.isTradable(rules.fitted(position.quantity()), worst);
        if (!sellable) {
            return open.isEmpty() ? new Dust() : new Leave();
        }
        return position.protection().state() == ProtectionState.EXITING ? new ExitPending() : new Missing();
    }

    private static boolean protects(Order order) {
        Leg leg = order.spec().leg();
        return leg == Leg.STOP_LOSS || leg == Leg.TAKE_PROFIT;
    }

    private static Quantity rest(Quantity held, Quantity covered) {
        return held.minus(held.min(covered));
    }
}
