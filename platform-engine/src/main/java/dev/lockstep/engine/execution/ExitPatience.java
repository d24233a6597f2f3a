package dev.lockstep.engine.execution;

import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long to wait before a refused exit is tried again: twice as long after each refusal in a row, up to a limit. Read
 * from the stored orders, so that it holds across restarts and for whichever engine comes next.
 */
record ExitPatience(int refusals, Duration pause) {
    private static final int MOST_DOUBLINGS = 20;

    /** @param orders all orders of the position, oldest first */
    static ExitPatience after(List<Order> orders, ExecutionSettings settings) {
        int refusals = 0;
        for (Order order : orders) {
            if (order.spec().leg() == Leg.EXIT) {
                refusals = isRefused(order) ? refusals + 1 : 0;
            }
        }
        if (refusals == 0) {
            return new ExitPatience(0, Duration.ZERO);
        }
        Duration doubled = settings.exitRetryFirst().multipliedBy(1L << Math.min(refusals - 1, MOST_DOUBLINGS));
        Duration longest = settings.exitRetryMax();
        return new ExitPatience(refusals, doubled.compareTo(longest) < 0 ? doubled : longest);
    }

    /** The last refused exit order; only where there were refusals. */
    static Order lastRefused(List<Order> orders) {
        return orders.stream()
                .filter(order -> order.spec().leg() == Leg.EXIT)
                .toList()
                .getLast();
    }

    Instant until(Instant lastAttempt) {
        return lastAttempt.plus(pause);
    }

    /** Every so many refusals in a row someone is to be told again. */
    boolean isAlarming(ExecutionSettings settings) {
        return refusals > 0 && refusals % settings.exitRefusalsToFault() == 0;
    }

    private static boolean isRefused(Order order) {
        return order.status() == OrderStatus.REJECTED || order.status() == OrderStatus.NOT_PLACED;
    }
}
