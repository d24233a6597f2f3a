package dev.lockstep.engine.execution.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.order.Orders;
import dev.lockstep.engine.position.Positions;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The twin is what it says: random histories on it and on PostgreSQL have the same outcomes and leave the same rows
 * after every step. {@code -Dtest.jvm="-Dhistories=10000 -Dhistories.first=0"} says how many and from which seed.
 */
@Tag("server")
class TwinHistoriesTest {
    private static final int STEPS = 16;

    private static Postgres postgres;

    @BeforeAll
    static void open() throws SQLException {
        postgres = new Postgres();
    }

    @AfterAll
    static void close() throws SQLException {
        postgres.close();
    }

    @Test
    void random_histories_end_alike_in_memory_and_in_postgresql() {
        int histories = Integer.getInteger("histories", 150);
        int first = Integer.getInteger("histories.first", 0);
        Map<String, Integer> met = new TreeMap<>();
        for (long seed = first; seed < first + histories; seed++) {
            run(seed, met);
        }
        System.out.println(histories + " histories of " + STEPS + " steps each, answers: " + met);
        assertThat(met)
                .as("a history that meets little proves little")
                .containsKeys("Begun", "DuplicateSignal", "Locked", "PositionOpen", "Halted", "InsufficientFunds")
                .containsKeys("ShardLost", "LiveIntentExists", "Applied", "Duplicate", "Stale", "Mismatch");
    }

    private static void run(long seed, Map<String, Integer> met) {
        World world = World.of(postgres, "history " + seed);
        RandomHistory history = new RandomHistory(seed, world);
        for (int step = 1; step <= STEPS; step++) {
            World.Answer answer;
            try {
                answer = history.step();
            } catch (AssertionError different) {
                throw new AssertionError("seed " + seed + ", step " + step + ": " + different.getMessage(), different);
            }
            met.merge(word(answer), 1, Integer::sum);
            assertThat(world.twin())
                    .as("rows after step %d of seed %d, answered %s", step, seed, answer)
                    .isEqualTo(world.stored());
        }
        readsAgree(seed, world);
    }

    private static void readsAgree(long seed, World world) {
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

    private static String word(World.Answer answer) {
        if (answer.failed()) {
            return "error " + answer.constraint();
        }
        return answer.value() == null ? "nothing" : answer.value().getClass().getSimpleName();
    }
}
