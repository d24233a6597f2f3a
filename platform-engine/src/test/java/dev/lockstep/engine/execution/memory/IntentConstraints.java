package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.EntryOutcome;
import dev.lockstep.engine.execution.IntentOutcome;
import dev.lockstep.engine.execution.StepOutcome;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.tenancy.ProfileId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** How the constraints on intents and on the keys of their signals are met. */
final class IntentConstraints {
    private IntentConstraints() {}

    static Map<String, Consumer<Scene>> provoked() {
        Map<String, Consumer<Scene>> all = new HashMap<>();
        all.put("order_intents_pkey", scene -> {
            OrderIntent sale = scene.sale("a", IntentKind.EXIT);
            scene.begin(sale);
            scene.outcome(scene.begin(sale), new IntentOutcome.AlreadyBegun());
        });
        all.put(
                "order_intents_profile_fkey",
                scene -> scene.broken(
                        scene.begin(scene.requests.intent(
                                "a", IntentKind.EXIT, new ProfileId(new UUID(0, 1)), World.BTC, scene.position)),
                        "order_intents_profile_fkey"));
        all.put(
                "order_intents_account_fkey",
                scene -> scene.broken(
                        scene.begin(Scene.elsewhere(scene.sale("a", IntentKind.EXIT))), "order_intents_account_fkey"));
        all.put(
                "order_intents_cancels_check",
                scene -> scene.broken(
                        scene.begin(scene.odd(IntentKind.EXIT, 1, true, Duration.ofSeconds(1))),
                        "order_intents_cancels_check"));
        all.put(
                "order_intents_lock_check",
                scene -> scene.broken(
                        scene.begin(scene.odd(IntentKind.ENTRY, 1, false, Duration.ofSeconds(1))),
                        "order_intents_lock_check"));
        all.put(
                "order_intents_attempt_check",
                scene -> scene.broken(
                        scene.begin(scene.odd(IntentKind.EXIT, 0, false, Duration.ofSeconds(1))),
                        "order_intents_attempt_check"));
        all.put(
                "order_intents_receive_window_check",
                scene -> scene.broken(
                        scene.begin(scene.odd(IntentKind.EXIT, 1, false, Duration.ZERO)),
                        "order_intents_receive_window_check"));
        all.put("order_intents_absences_check", scene -> {
            IntentRecord entry = scene.entered("a", Duration.ZERO);
            scene.broken(
                    scene.world.settle(scene.requests.settle(
                            entry, 1, IntentState.UNKNOWN, -1, List.of(), null, null, null, false)),
                    "order_intents_absences_check");
        });
        all.put("order_intents_one_live_entry", scene -> {
            scene.entered("a", Duration.ZERO);
            scene.outcome(scene.enter("b", "10", Duration.ZERO), new EntryOutcome.PositionOpen());
        });
        all.put("order_intents_one_live_protection", scene -> {
            OrderIntent first = scene.sale("a", IntentKind.PROTECTION);
            scene.begin(first);
            scene.outcome(
                    scene.begin(scene.sale("b", IntentKind.PROTECTION)),
                    new IntentOutcome.LiveIntentExists(first.id()));
        });
        all.put("order_intents_one_live_exit", scene -> {
            OrderIntent first = scene.sale("a", IntentKind.EXIT);
            scene.begin(first);
            scene.world.settle(scene.requests.settle(scene.record(first), IntentState.REJECTED));
            scene.begin(scene.sale("b", IntentKind.EXIT));
            scene.outcome(
                    scene.world.settle(scene.requests.settle(scene.record(first), IntentState.ACCEPTED)),
                    new StepOutcome.Mismatch("order_intents_one_live_exit"));
        });
        all.put("dedup_events_pkey", scene -> {
            IntentRecord entry = scene.entered("a", Duration.ZERO);
            scene.outcome(
                    scene.enter("a", "10", Duration.ZERO),
                    new EntryOutcome.DuplicateSignal(entry.intent().id()));
        });
        return all;
    }
}
