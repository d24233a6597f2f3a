package dev.lockstep.bench.simulation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** {@code ./lockstep simulate}: exit 0 where every promise was kept, and every planted bug that was asked for found. */
public final class Simulate {
    private static final String USAGE = """
            ./lockstep simulate --seeds N [--first SEED]      that many universes; the seeds that ever failed come first
            ./lockstep simulate --seed SEED [--bug NAME]      one universe with its whole trace
            ./lockstep simulate --bug NAME [--seeds N]        searches until the planted bug is found
            ./lockstep simulate --bugs [--seeds N]            every planted bug, each within N universes (20000)
            ./lockstep simulate --menu                        the planted bugs
            [--threads N]  as many as the machine has cores
            """;
    private static final long BUDGET = 20_000;

    private final PrintStream out;
    private long seeds = -1;
    private long first;
    private long seed = -1;
    private Bug bug = Bug.NONE;
    private boolean bugs;
    private boolean menu;
    private int threads = Runtime.getRuntime().availableProcessors();

    private Simulate(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out));
    }

    static int run(String[] arguments, PrintStream out) {
        Simulate simulate = new Simulate(out);
        try {
            simulate.read(new ArrayDeque<>(List.of(arguments)));
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println(USAGE);
            return 2;
        }
        return simulate.run();
    }

    private void read(Deque<String> words) {
        while (!words.isEmpty()) {
            String word = words.pop();
            switch (word) {
                case "--seeds" -> seeds = number(word, words);
                case "--first" -> first = number(word, words);
                case "--seed" -> seed = number(word, words);
                case "--threads" -> threads = Math.toIntExact(number(word, words));
                case "--bug" -> bug = bug(words);
                case "--bugs" -> bugs = true;
                case "--menu" -> menu = true;
                default -> throw new IllegalArgumentException("what is " + word + "?");
            }
        }
        if (!menu && !bugs && seeds < 0 && seed < 0 && bug == Bug.NONE) {
            throw new IllegalArgumentException("how many seeds?");
        }
    }

    private static long number(String of, Deque<String> words) {
        try {
            return Long.parseLong(Objects.requireNonNullElse(words.poll(), ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(of + " needs a number", e);
        }
    }

    private static Bug bug(Deque<String> words) {
        String name = Objects.requireNonNullElse(words.poll(), "");
        return Bug.of(name).orElseThrow(() -> new IllegalArgumentException("no such bug: " + name + "; see --menu"));
    }

    private int run() {
        Simulation simulation = new Simulation(out, threads);
        if (menu) {
            plants().forEach(plant -> out.printf("%-32s %s%n", plant.text(), plant.mistake()));
            return 0;
        }
        if (seed >= 0 && seeds < 0) {
            simulation.explain(seed, bug, true);
            return Simulation.run(seed, bug, false).violation() == null ? 0 : 1;
        }
        if (bugs) {
            return all(simulation);
        }
        return bug == Bug.NONE ? search(simulation) : hunt(simulation, bug) ? 0 : 1;
    }

    /** First every seed that ever failed, then new ones. */
    private int search(Simulation simulation) {
        long started = System.nanoTime();
        for (long known : everFailed()) {
            if (Simulation.run(known, Bug.NONE, false).violation() != null) {
                simulation.explain(known, Bug.NONE, false);
                return 1;
            }
        }
        Simulation.Result result = simulation.search(first, seeds, Bug.NONE);
        double seconds = (System.nanoTime() - started) / 1e9;
        Universe.Verdict failure = result.failure();
        if (failure != null) {
            simulation.explain(failure.options().seed(), Bug.NONE, false);
            return 1;
        }
        out.printf(
                "%d universes in %.1f s on %d threads (%.0f and %.0f awaits per second and thread), seeds %d to %d, hash %016x;"
                        + " %s%n",
                result.totals().universes(),
                seconds,
                threads,
                result.totals().universes() / seconds / threads,
                result.totals().awaits() / seconds / threads,
                first,
                first + seeds - 1,
                result.totals().hash(),
                result.totals().means());
        out.println("Every promise was kept.");
        return 0;
    }

    private int all(Simulation simulation) {
        List<Bug> missed = new ArrayList<>();
        for (Bug plant : plants()) {
            if (!hunt(simulation, plant)) {
                missed.add(plant);
            }
        }
        out.println(missed.isEmpty() ? "Every planted bug was found." : "Not found: " + missed);
        return missed.isEmpty() ? 0 : 1;
    }

    private boolean hunt(Simulation simulation, Bug plant) {
        long budget = seeds < 0 ? BUDGET : seeds;
        Simulation.Result result = simulation.search(first, budget, plant);
        Universe.Verdict failure = result.failure();
        out.printf(
                "%-32s %s%n",
                plant.text(),
                failure == null
                        ? "NOT FOUND in " + budget + " universes"
                        : "seed " + failure.options().seed() + ": " + failure.violation());
        return failure != null;
    }

    private static List<Bug> plants() {
        return List.of(Bug.values()).subList(1, Bug.values().length);
    }

    /** The list of seeds that failed once, with the reason they did. */
    static List<Long> everFailed() {
        List<Long> seeds = new ArrayList<>();
        try (InputStream list = Simulate.class.getResourceAsStream("failed-seeds.txt")) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(Objects.requireNonNull(list), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String word = line.strip().split("\\s+", 2)[0];
                if (!word.isEmpty() && !word.startsWith("#")) {
                    seeds.add(Long.parseLong(word));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seeds;
    }
}
