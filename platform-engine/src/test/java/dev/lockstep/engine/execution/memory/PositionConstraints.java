package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.Lifecycle;
import dev.lockstep.engine.execution.StepOutcome;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.tenancy.ProfileId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** How the constraints on positions and their life-cycle rows are met. */
final class PositionConstraints {
    private PositionConstraints() {}

    static Map<String, Consumer<Scene>> provoked() {
        Map<String, Consumer<Scene>> all = new HashMap<>();
        all.put("positions_pkey", scene -> {
            scene.entered("a", Duration.ZERO);
            scene.bought("a", "t1", "0.5", scene.open());
            scene.outcome(scene.bought("a", "t2", "0.5", scene.open()), new StepOutcome.Stale());
        });
        all.put("positions_profile_fkey", scene -> {
            scene.entered("a", Duration.ZERO);
            Position stranger = scene.requests.open(new ProfileId(new UUID(0, 1)), scene.position, World.BTC);
            scene.broken(scene.bought("a", "t1", "1", stranger), "positions_profile_fkey");
        });
        all.put("positions_account_fkey", scene -> {
            scene.entered("a", Duration.ZERO);
            scene.broken(scene.bought("a", "t1", "1", Scene.elsewhere(scene.open())), "positions_account_fkey");
        });
        all.put("positions_one_open", scene -> {
            scene.entered("a", Duration.ZERO);
            scene.bought("a", "t1", "0.5", scene.open());
            Position second =
                    scene.requests.open(scene.profile, scene.requests.position(scene.profile, "second"), World.BTC);
            scene.outcome(scene.bought("a", "t2", "0.5", second), new StepOutcome.Stale());
        });
        all.put("positions_closed_at_check", scene -> {
            scene.entered("a", Duration.ZERO);
            Position odd = scene.requests.position(
                    scene.profile,
                    scene.position,
                    World.BTC,
                    PositionStatus.CLOSED,
                    "0",
                    ProtectionState.NONE,
                    false,
                    Duration.ZERO);
            scene.broken(scene.bought("a", "t1", "1", odd), "positions_closed_at_check");
        });
        all.put("positions_naked_total_check", scene -> {
            scene.entered("a", Duration.ZERO);
            Position odd = scene.requests.position(
                    scene.profile,
                    scene.position,
                    World.BTC,
                    PositionStatus.OPEN,
                    "1",
                    ProtectionState.NAKED,
                    false,
                    Duration.ofSeconds(-1));
            scene.broken(scene.bought("a", "t1", "1", odd), "positions_naked_total_check");
        });
        all.put("trade_history_pkey", scene -> {
            scene.entered("a", Duration.ZERO);
            scene.outcome(scene.lived("a", "t1", Lifecycle.Kind.ENTRY, null, 0), new StepOutcome.Applied());
            scene.outcome(scene.lived("a", "t2", Lifecycle.Kind.ENTRY, null, 1), new StepOutcome.Applied());
        });
        all.put("trade_history_realized_pnl_check", scene -> {
            scene.entered("a", Duration.ZERO);
            scene.broken(scene.lived("a", "t1", Lifecycle.Kind.EXIT, null, 0), "trade_history_realized_pnl_check");
        });
        return all;
    }
}
