package dev.lockstep.engine.execution.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One random history in which some steps come at once, each on a connection of its own. Whatever PostgreSQL makes of
 * them, there must be an order in which its twin, which does one thing at a time, says and has the same.
 */
final class ConcurrentHistory {
    private static final int ALONE = 2;
    private static final int AT_ONCE = 3;

    /** Where the steps of a round meet, so that each has what it takes before. */
    private static final List<String> HELD =
            List.of("tenant_sequences", "ledger_accounts", "positions", "orders", "order_intents", "profiles");

    private final long seed;
    private final int rounds;
    private final World world;
    private final RandomHistory history;
    private String near = "none has these answers";

    ConcurrentHistory(Postgres postgres, long seed, int rounds) {
        this.seed = seed;
        this.rounds = rounds;
        this.world = World.of(postgres, "at once " + seed, 1);
        this.history = new RandomHistory(seed, world, true);
    }

    /** All of it, or an error that names seed and round; counts what was answered. */
    void run(Map<String, Integer> met) {
        for (int round = 1; round <= rounds; round++) {
            for (int i = 0; i < ALONE; i++) {
                history.step();
            }
            List<Call<?>> calls = world.draw(AT_ONCE, history::step);
            List<Answer> answers = world.together(calls, HELD.get(round % HELD.size()));
            near = "none has these answers";
            List<Integer> order = order(calls, answers, unnumbered(world.stored()), new ArrayList<>());
            if (order == null) {
                throw new AssertionError("seed " + seed + ", round " + round + ": no order explains "
                        + told(calls, answers) + "\n" + near);
            }
            order.forEach(at -> world.caughtUp(calls.get(at)));
            answers.forEach(answer -> met.merge(answer.word(), 1, Integer::sum));
        }
    }

    /** An order that begins as {@code begun} and explains all answers and all stored rows; null where none does. */
    private @Nullable List<Integer> order(
            List<Call<?>> calls, List<Answer> answers, List<String> stored, List<Integer> begun) {
        MemoryDatabase twin = world.anotherTwin();
        for (int at : begun) {
            Call<?> call = calls.get(at);
            if (!same(call, call.mirrored(twin), answers.get(at))) {
                return null;
            }
        }
        if (begun.size() == calls.size()) {
            List<String> twins = unnumbered(twin.read(world.tenant(), MemoryRows::of));
            near = "after " + begun + " the twin has " + without(twins, stored) + " and PostgreSQL "
                    + without(stored, twins);
            return twins.equals(stored) ? begun : null;
        }
        for (int next = 0; next < calls.size(); next++) {
            if (!begun.contains(next)) {
                List<Integer> longer = new ArrayList<>(begun);
                longer.add(next);
                List<Integer> found = order(calls, answers, stored, longer);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /**
     * Of several reasons to refuse an entry those that held when each was looked at count, which may be another; and a
     * profile that was not changed is told as it is afterwards.
     */
    private static boolean same(Call<?> call, Answer one, Answer other) {
        boolean alike = one.comparable().equals(other.comparable());
        return switch (call.what()) {
            case "beginEntry" -> alike || (one.isRefusedEntry() && other.isRefusedEntry());
            case "desire", "observe" -> alike || !(one.failed() || other.failed());
            default -> alike;
        };
    }

    /** Events get their place when they are written, not when they are committed; the relay numbers them later. */
    private static List<String> unnumbered(List<String> rows) {
        return rows.stream()
                .map(row -> row.replaceFirst("^event \\d+ ", "event "))
                .sorted()
                .toList();
    }

    private static List<String> without(List<String> all, List<String> others) {
        return all.stream().filter(row -> !others.contains(row)).toList();
    }

    private static String told(List<Call<?>> calls, List<Answer> answers) {
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < calls.size(); i++) {
            Call<?> call = calls.get(i);
            told.append(String.format("%n  %s: %s%n    %s", call.what(), answers.get(i), call.about()));
        }
        return told.toString();
    }
}
