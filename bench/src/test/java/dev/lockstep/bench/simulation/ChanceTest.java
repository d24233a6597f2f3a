package dev.lockstep.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a search is worth rests on seeds that have nothing to do with each other. */
class ChanceTest {
    private static final int DRAWS = 40;

    @Test
    void the_dice_of_neighbouring_seeds_are_no_windows_of_one_sequence() {
        for (long seed = 0; seed < 100; seed++) {
            List<Integer> mine = draws(seed);
            List<Integer> next = draws(seed + 1);

            for (int shift = 0; shift < DRAWS - 8; shift++) {
                List<Integer> window = next.subList(shift, shift + 8);
                assertThat(mine).as("seed %s", seed).doesNotContainSequence(window);
            }
        }
    }

    @Test
    void the_same_seed_throws_the_same() {
        assertThat(draws(7)).isEqualTo(draws(7));
    }

    private static List<Integer> draws(long seed) {
        Chance chance = new Chance(seed);
        return IntStream.range(0, DRAWS).mapToObj(i -> chance.below(1_000_000)).toList();
    }
}
