package dev.lockstep.engine.execution.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The twin is what it says: random histories on it and on PostgreSQL have the same outcomes and leave the same rows
 * after every step. {@code ./lockstep test --histories 10000 0} says how many and from which seed.
 */
@Tag("server")
class TwinHistoriesTest {
    private static final int STEPS = 16;
    private static final int LANES = 4;

    private final Map<String, Integer> met = new ConcurrentSkipListMap<>();

    @Test
    void random_histories_end_alike_in_memory_and_in_postgresql() throws Exception {
        int histories = Integer.getInteger("histories", 150);
        long first = Long.getLong("histories.first", 0);
        List<Callable<Integer>> lanes = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            long from = first + lane;
            lanes.add(() -> lane(from, first + histories));
        }
        int run = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(LANES)) {
            for (Future<Integer> lane : threads.invokeAll(lanes)) {
                run += lane.get();
            }
        }
        System.out.println(run + " histories of " + STEPS + " steps each, answers: " + met);
        assertThat(run).isEqualTo(histories);
        assertThat(met)
                .as("a history that meets little proves little")
                .containsKeys("Begun", "DuplicateSignal", "Locked", "PositionOpen", "Halted", "InsufficientFunds")
                .containsKeys("ShardLost", "LiveIntentExists", "Applied", "Duplicate", "Stale", "Mismatch");
    }

    /** Every {@value LANES}th history from {@code first} on, on connections of its own. */
    private int lane(long first, long end) throws SQLException {
        int run = 0;
        try (Postgres postgres = new Postgres()) {
            for (long seed = first; seed < end; seed += LANES) {
                new TwinHistory(postgres, seed, STEPS).run(met);
                run++;
            }
        }
        return run;
    }
}
