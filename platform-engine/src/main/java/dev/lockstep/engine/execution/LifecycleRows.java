package dev.lockstep.engine.execution;

import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.position.Position;
import java.time.Instant;
import java.util.List;

/** The ENTRY and EXIT rows of a position's life. */
final class LifecycleRows {
    private LifecycleRows() {}

    static Lifecycle entry(Position opened, Fill first) {
        return new Lifecycle(
                Lifecycle.Kind.ENTRY,
                opened.id(),
                first.order(),
                first.quantity(),
                first.price(),
                null,
                "signal",
                first.executedAt());
    }

    /**
     * @param closed the position as it is closed
     * @param orders all orders of the position, with the closing fill applied
     * @param closing the order that closed it
     */
    static Lifecycle exit(Position closed, List<Order> orders, Order closing, Instant at) {
        List<Order> sales = orders.stream()
                .filter(order -> order.spec().side() == Side.SELL)
                .toList();
        Quantity sold = sales.stream()
                .map(Order::executed)
                .reduce(Quantity.zero(closed.quantity().asset()), Quantity::plus);
        Money proceeds = sales.stream()
                .map(Order::executedQuote)
                .reduce(Money.zero(closed.cost().asset()), Money::plus);
        Price average = sold.isPositive()
                ? PositionBook.average(proceeds, sold)
                : closed.protection().stop();
        return new Lifecycle(
                Lifecycle.Kind.EXIT,
                closed.id(),
                closing.id(),
                sold,
                average,
                closed.realizedPnl(),
                reason(closing, average, closed),
                at);
    }

    private static String reason(Order closing, Price average, Position closed) {
        return switch (closing.spec().leg()) {
            case STOP_LOSS -> "stop_loss";
            case TAKE_PROFIT -> "take_profit";
            case ENTRY, CANCEL -> "dust";
            case EXIT, PROTECTION_LIST -> soldAtMarket(average, closed);
        };
    }

    private static String soldAtMarket(Price average, Position closed) {
        if (!average.isAbove(closed.protection().stop())) {
            return "stop_loss";
        }
        return average.isBelow(closed.protection().target()) ? "signal" : "take_profit";
    }
}
