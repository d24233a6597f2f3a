package dev.lockstep.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What must not go wrong, each made to happen all the time in universes where nothing else does. The oracles hold in
 * each of them; the trace shows that it did happen.
 */
class ScriptedUniversesTest {
    private static final long SEEDS = 6;

    @Test
    void a_timed_out_entry_that_was_filled_is_adopted_not_resent() {
        String trace = kept(seed -> Fault.of(seed).answerLost(1000).options());

        assertThat(trace).contains("ORDER_UNKNOWN side=BUY").contains("settle UNKNOWN");
        assertThat(lines(trace, "fill T"))
                .as("fills were booked without an answer")
                .isNotEmpty();
        assertThat(trace).as("and covered").contains("leg=STOP_LOSS");
    }

    @Test
    void an_entry_that_never_arrived_is_given_up_only_when_the_venue_cannot_take_it_any_more() {
        String trace = kept(seed -> Fault.of(seed).requestLost(1000).options());

        assertThat(trace).contains("settle NOT_PLACED");
        assertThat(whileFaultsLast(trace)).noneMatch(line -> line.contains("venue:"));
    }

    @Test
    void a_position_whose_order_list_is_refused_is_sold_at_market() {
        String trace = kept(seed -> Fault.of(seed).listRefused(1000).options());

        assertThat(trace).contains("SLTP_FAILED").contains("db: EXIT");
        assertThat(lines(trace, "POSITION_CLOSED").size()
                        + lines(trace, "leg=EXIT").size())
                .isPositive();
    }

    @Test
    void where_the_venue_takes_no_order_lists_a_stop_loss_alone_is_placed() {
        String trace = kept(seed -> Fault.of(seed).takerLists(false).options());

        assertThat(trace).contains("leg=STOP_LOSS").doesNotContain("leg=TAKE_PROFIT");
    }

    @Test
    void a_cancel_without_an_answer_is_asked_about_before_anything_is_sold() {
        String trace = kept(seed -> Fault.of(seed).answerLost(400).options());

        assertThat(trace).contains("db: CANCEL").contains("kind=CANCEL").contains("db: EXIT");
    }

    @Test
    void an_engine_that_slept_past_its_lease_is_refused_by_the_fence() {
        String trace = kept(40, seed -> Fault.of(seed).pause(30).options());

        assertThat(trace).contains("stands still").contains("ShardLost");
    }

    @Test
    void a_universe_ends_only_when_every_stopped_engine_has_gone_on() {
        for (long seed = 0; seed < 40; seed++) {
            String trace = kept(Fault.of(seed).pause(30).options());
            double end = at(trace.lines().toList().getLast());

            for (String line : lines(trace, " stands still for ")) {
                assertThat(at(line) + millis(line) / 1000.0).as(line).isLessThanOrEqualTo(end);
            }
        }
    }

    @Test
    void a_trade_that_the_stream_tells_of_is_covered_at_once_and_not_when_the_monitor_looks() {
        for (long seed = 0; seed < SEEDS; seed++) {
            String trace = kept(Fault.of(seed).answerLost(1000).options());

            double booked = at(lines(trace, "db: fill T").getFirst());
            double covering = at(lines(trace, "db: PROTECTION").getFirst());
            assertThat(covering - booked).isBetween(0.0, 0.1);
        }
    }

    @Test
    void an_engine_that_dies_anywhere_leaves_nothing_half_done() {
        String trace = kept(seed -> Fault.of(seed).crash(10).options());

        assertThat(lines(trace, " dies at ")).hasSizeGreaterThan(10);
    }

    @Test
    void a_commit_whose_answer_was_lost_is_neither_taken_for_done_nor_for_undone() {
        String trace = kept(seed -> Fault.of(seed).commitUnknown(60).options());

        assertThat(trace).contains("Duplicate");
    }

    /** The traces of a few seeds with these options; every promise is kept in each. */
    private static String kept(LongFunction<Options> options) {
        return kept(SEEDS, options);
    }

    private static String kept(Options options) {
        return kept(1, seed -> options);
    }

    /** When a line of a trace was written, in seconds. */
    private static double at(String line) {
        return Double.parseDouble(line.strip().split("\\s+", 2)[0]);
    }

    private static long millis(String line) {
        return Long.parseLong(line.replaceFirst(".* stands still for (\\d+) ms.*", "$1"));
    }

    private static String kept(long seeds, LongFunction<Options> options) {
        StringBuilder traces = new StringBuilder();
        LongStream.range(0, seeds).forEach(seed -> {
            Universe.Verdict verdict = new Universe(options.apply(seed), Bug.NONE, true).run();
            assertThat(verdict.violation()).as("options %s", verdict.options()).isNull();
            verdict.trace().forEach(line -> traces.append(line).append('\n'));
        });
        return traces.toString();
    }

    private static List<String> whileFaultsLast(String traces) {
        List<String> lines = new ArrayList<>();
        boolean last = false;
        for (String line : traces.lines().toList()) {
            last = line.endsWith("engine-1-1 starts") || (last && !line.endsWith("faults end"));
            if (last) {
                lines.add(line);
            }
        }
        assertThat(lines).hasSizeGreaterThan(1000);
        return lines;
    }

    private static List<String> lines(String trace, String word) {
        return trace.lines().filter(line -> line.contains(word)).toList();
    }
}
