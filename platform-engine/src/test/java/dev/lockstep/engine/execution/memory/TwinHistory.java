package dev.lockstep.engine.execution.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.execution.Snapshots;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.order.Orders;
import dev.lockstep.engine.position.Positions;
import java.util.Map;

/** One random history, told to PostgreSQL and to its twin step by step. */
final class TwinHistory {
    private final Postgres postgres;
    private final long seed;
    private final int steps;
    private final World world;
    private final RandomHistory history;
    private final SnapshotsAgree snapshots;

    TwinHistory(Postgres postgres, long seed, int steps) {
        this.postgres = postgres;
        this.seed = seed;
        this.steps = steps;
        this.world = World.of(postgres, "history " + seed, 2);
        this.history = new RandomHistory(seed, world, false);
        this.snapshots = new SnapshotsAgree(postgres.stores().get(Snapshots.class), world);
    }

    /** All of it, or an error that names seed and step; counts what was answered. */
    void run(Map<String, Integer> met) {
        for (int step = 1; step <= steps; step++) {
            Answer answer;
            try {
                answer = history.step();
            } catch (AssertionError different) {
                throw new AssertionError("seed " + seed + ", step " + step + ": " + different.getMessage(), different);
            }
            met.merge(answer.word(), 1, Integer::sum);
            assertThat(world.twin())
                    .as("rows after step %d of seed %d, answered %s", step, seed, answer)
                    .isEqualTo(world.stored());
            snapshots.check("after step " + step + " of seed " + seed);
        }
        readsAgree();
    }

    private void readsAgree() {
        Orders orders = postgres.stores().get(Orders.class);
        Positions positions = postgres.stores().get(Positions.class);
        Ledger ledger = postgres.stores().get(Ledger.class);
        MemoryDatabase twin = world.memory();
        assertThat(twin.orders().liveIntents(world.tenant()).block())
                .as("live intents of seed %d", seed)
                .isEqualTo(orders.liveIntents(world.tenant()).block());
        assertThat(twin.orders().open(world.tenant()).block())
                .as("open orders of seed %d", seed)
                .isEqualTo(orders.open(world.tenant()).block());
        assertThat(twin.positions().open(world.tenant()).block())
                .as("open positions of seed %d", seed)
                .isEqualTo(positions.open(world.tenant()).block());
        assertThat(twin.ledger().balances(world.tenant(), null).block())
                .as("balances of seed %d", seed)
                .isEqualTo(ledger.balances(world.tenant(), null).block());
        assertThat(twin.ledger().discrepancies(world.tenant()).block())
                .as("discrepancies of seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(
                        ledger.discrepancies(world.tenant()).block());
    }
}
