package dev.lockstep.engine.execution.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Transitions at once are transitions in some order: what lets the simulator, whose transactions are serial, speak for
 * PostgreSQL. A deadlock is explained by no order. {@code ./lockstep test --histories N FIRST} runs more.
 */
@Tag("server")
class ConcurrentHistoriesTest {
    private static final int ROUNDS = 6;

    @Test
    void steps_at_once_end_as_they_would_one_after_the_other() throws Exception {
        int histories = Integer.getInteger("histories", 120);
        long first = Long.getLong("histories.first", 0);
        Map<String, Integer> met = new TreeMap<>();
        try (Postgres postgres = new Postgres(4)) {
            for (long seed = first; seed < first + histories; seed++) {
                new ConcurrentHistory(postgres, seed, ROUNDS).run(met);
            }
        }
        System.out.println(histories + " histories of " + ROUNDS + " rounds at once, answers: " + met);
        assertThat(met)
                .as("a history that meets little proves little")
                .containsKeys("Begun", "Applied", "Duplicate", "Stale", "Mismatch", "PositionOpen");
    }
}
