package dev.lockstep.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The proof machine proves: promises are kept, every planted mistake is found, the same seed is the same run. */
class SimulationTest {
    /** Few, for the fast tests; {@code ./lockstep test} asks for more. */
    private static final int UNIVERSES = Integer.getInteger("universes", 12_000);

    private static final int BUDGET = 3000;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);

    @Test
    void every_promise_is_kept_first_of_all_in_the_seeds_that_ever_failed() {
        int exit = Simulate.run(new String[] {"--seeds", String.valueOf(UNIVERSES)}, out);

        assertThat(exit).as(told.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("Every promise was kept.");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_planted_bug_is_found(Bug bug) {
        Simulation.Result result =
                new Simulation(out, Runtime.getRuntime().availableProcessors()).search(0, BUDGET, bug);

        assertThat(result.failure()).as("%s: %s", bug.text(), bug.mistake()).isNotNull();
    }

    @Test
    void the_same_seed_is_the_same_run_and_another_is_another() {
        Universe.Verdict once = Simulation.run(7, Bug.NONE, false);
        Universe.Verdict again = Simulation.run(7, Bug.NONE, false);
        Universe.Verdict other = Simulation.run(8, Bug.NONE, false);

        assertThat(again.hash()).isEqualTo(once.hash());
        assertThat(other.hash()).isNotEqualTo(once.hash());
    }

    @Test
    void universes_are_as_large_as_they_are_meant_to_be() {
        Simulation.Result result = new Simulation(out, 2).search(100, 2000, Bug.NONE);

        assertThat(result.failure()).isNull();
        assertThat(result.totals().meanOrders()).isGreaterThan(20);
        assertThat(result.totals().meanAwaits()).isGreaterThan(200);
    }

    @Test
    void a_failure_is_told_with_seed_options_trace_and_the_command_that_shows_it_again() {
        Universe.Verdict failure =
                new Simulation(out, 1).search(0, BUDGET, Bug.CHECK_REMOVED).failure();
        assertThat(failure).isNotNull();
        String seed = String.valueOf(failure.options().seed());

        int exit = Simulate.run(new String[] {"--seed", seed, "--bug", "check-removed"}, out);

        assertThat(exit).isEqualTo(1);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("Options[seed=" + seed + ",")
                .contains("AVAILABLE")
                .contains("./lockstep simulate --seed " + seed + " --bug check-removed");
    }

    @Test
    void what_is_not_understood_is_said_with_the_usage() {
        assertThat(Simulate.run(new String[] {"--bug", "gremlins"}, out)).isEqualTo(2);
        assertThat(Simulate.run(new String[] {"--seeds", "many"}, out)).isEqualTo(2);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("no such bug: gremlins")
                .contains("--seeds needs a number")
                .contains("./lockstep simulate --seeds N");
    }
}
