package dev.lockstep.ui.overview;

import dev.lockstep.ui.client.Amount;
import dev.lockstep.ui.client.Order;
import dev.lockstep.ui.component.Cell;
import dev.lockstep.ui.component.Formats;
import dev.lockstep.ui.component.LiveTable;
import dev.lockstep.ui.component.Panel;
import dev.lockstep.ui.component.Tone;
import dev.lockstep.ui.desk.Desk;
import org.jspecify.annotations.Nullable;

/** What rests at the venue, or may rest there. */
final class OrdersPanel {
    private final LiveTable<Order> table = new LiveTable<Order>("Open orders", Order::id)
            .text(
                    "Order",
                    order -> Cell.of(order.side() + " " + Formats.words(order.leg()))
                            .noting(Formats.words(order.type())))
            .text("Symbol", order -> Cell.of(order.symbol()))
            .number("Price", order -> price(order.limitPrice()))
            .number("Trigger", order -> price(order.stopPrice()))
            .number(
                    "Done of quantity",
                    order -> Cell.of(Formats.quantity(order.executed().amount()) + " of "
                            + Formats.quantity(order.quantity().amount())))
            .text("State", OrdersPanel::state)
            .text(
                    "Our id",
                    order -> Cell.of(
                                    order.id()
                                                    .substring(
                                                            0,
                                                            Math.min(
                                                                    12,
                                                                    order.id().length())) + "…",
                                    Tone.QUIET)
                            .titled(order.id()))
            .text("Correlation id", order -> Cell.of(order.correlationId(), Tone.QUIET));
    private final Panel panel = new Panel("Open orders", table);

    Panel panel() {
        return panel;
    }

    void show(Desk desk) {
        var orders = desk.orders();
        if (orders == null) {
            panel.loading();
            return;
        }
        table.show(orders.values());
        if (orders.isEmpty()) {
            panel.say("No order is open.");
        } else {
            panel.ready();
        }
    }

    private static Cell price(@Nullable Amount price) {
        return Cell.of(Formats.price(price == null ? null : price.amount()));
    }

    private static Cell state(Order order) {
        return switch (order.status()) {
            case "NEW" -> Cell.of("● resting", Tone.GOOD);
            case "PARTIALLY_FILLED" -> Cell.of("● partly filled", Tone.GOOD);
            case "UNKNOWN" ->
                Cell.of("◆ unknown", Tone.BAD).titled("The venue's answer was lost; evidence is being sought");
            default -> Cell.of("○ " + Formats.words(order.status()), Tone.QUIET);
        };
    }
}
