package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.StepOutcome;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How the constraints on orders and their fills are met. */
final class OrderConstraints {
    private OrderConstraints() {}

    static Map<String, Consumer<Scene>> provoked() {
        Map<String, Consumer<Scene>> all = new HashMap<>();
        all.put("orders_pkey", scene -> {
            scene.entered("a", Duration.ZERO);
            OrderIntent again = scene.requests.intent(
                    "b",
                    IntentKind.EXIT,
                    scene.profile,
                    World.BTC,
                    scene.position,
                    1,
                    null,
                    Duration.ofSeconds(1),
                    List.of(scene.requests.order("a")));
            scene.broken(scene.begin(again), "orders_pkey");
        });
        all.put("orders_venue_order_id_key", scene -> {
            OrderIntent one = scene.sale("a", IntentKind.EXIT);
            OrderIntent other = scene.sale("b", IntentKind.PROTECTION);
            scene.begin(one);
            scene.begin(other);
            scene.outcome(scene.named(one, "4711"), new StepOutcome.Applied());
            scene.outcome(scene.named(other, "4711"), new StepOutcome.Mismatch("orders_venue_order_id_key"));
        });
        all.put("orders_executed_check", scene -> {
            OrderIntent sale = scene.sale("a", IntentKind.EXIT);
            scene.begin(sale);
            Order order = scene.order(sale);
            scene.broken(
                    scene.settle(sale, scene.requests.moved(order, OrderStatus.NEW, "0", "-1", null, null)),
                    "orders_executed_check");
        });
        all.put("fills_pkey", scene -> {
            scene.entered("a", Duration.ZERO);
            scene.outcome(scene.bought("a", "t1", "1", scene.open()), new StepOutcome.Applied());
            scene.outcome(scene.bought("a", "t1", "1", scene.open()), new StepOutcome.Duplicate());
            scene.outcome(
                    scene.bought("a", "t1", "0.5", scene.open()), new StepOutcome.Mismatch("fill: quantity, quote"));
        });
        all.put("fills_order_fkey", scene -> {
            OrderIntent never = scene.sale("never", IntentKind.EXIT);
            Order order = Order.pending(never, never.orders().getFirst());
            scene.broken(scene.fill(order, "t1", "1", scene.open(), "1"), "fills_order_fkey");
        });
        return all;
    }
}
