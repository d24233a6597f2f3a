package dev.lockstep.bench.simulation;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Runs universes, one thread each, and says which broke a promise and how to see it again. */
final class Simulation {
    private static final int TWICE = 500;
    private static final int TRACE_LINES = 120;

    private final PrintStream out;
    private final int threads;

    Simulation(PrintStream out, int threads) {
        this.out = out;
        this.threads = threads;
    }

    static Universe.Verdict run(long seed, Bug bug, boolean traced) {
        return new Universe(Options.of(seed), bug, traced).run();
    }

    /** The first seed of {@code count} from {@code first} in which a promise is broken; all counted. */
    Result search(long first, long count, Bug bug) {
        AtomicLong next = new AtomicLong(first);
        AtomicBoolean found = new AtomicBoolean();
        ConcurrentLinkedQueue<Universe.Verdict> failures = new ConcurrentLinkedQueue<>();
        Totals totals = new Totals();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(Thread.ofPlatform().name("universe-" + i).start(() -> {
                for (long seed = next.getAndIncrement();
                        seed < first + count && !found.get();
                        seed = next.getAndIncrement()) {
                    Universe.Verdict verdict = checked(seed, bug);
                    totals.add(verdict);
                    if (verdict.violation() != null) {
                        boolean _ = failures.add(verdict);
                        found.set(true);
                    }
                }
            }));
        }
        workers.forEach(Simulation::await);
        Universe.Verdict failure = failures.stream()
                .min(Comparator.comparingLong(verdict -> verdict.options().seed()))
                .orElse(null);
        return new Result(failure, totals);
    }

    /** Now and then a seed is run twice: the same seed must be the same run. */
    private static Universe.Verdict checked(long seed, Bug bug) {
        Universe.Verdict verdict = run(seed, bug, false);
        if (seed % TWICE == 0 && verdict.violation() == null) {
            Universe.Verdict again = run(seed, bug, false);
            if (again.hash() != verdict.hash()) {
                return new Universe.Verdict(
                        verdict.options(),
                        "the same seed ran differently: " + Long.toHexString(verdict.hash()) + " and "
                                + Long.toHexString(again.hash()),
                        verdict.hash(),
                        verdict.orders(),
                        verdict.awaits(),
                        verdict.micros(),
                        verdict.trace());
            }
        }
        return verdict;
    }

    /** Seed, options, the end of the trace, and one command that shows it again. */
    void explain(long seed, Bug bug, boolean whole) {
        Universe.Verdict verdict = run(seed, bug, true);
        List<String> trace = verdict.told();
        int from = whole ? 0 : Math.max(0, trace.size() - TRACE_LINES);
        trace.subList(from, trace.size()).forEach(out::println);
        out.println();
        out.println("seed     " + seed + (bug == Bug.NONE ? "" : " with the bug " + bug.text()));
        out.println("options  " + verdict.options());
        out.println("broken   " + (verdict.violation() == null ? "nothing" : verdict.violation()));
        out.println("hash     " + Long.toHexString(verdict.hash()));
        out.println("again    ./lockstep simulate --seed " + seed + (bug == Bug.NONE ? "" : " --bug " + bug.text()));
    }

    private static void await(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while universes ran", e);
        }
    }

    /**
     * What a search brought.
     *
     * @param failure the lowest seed that broke a promise; null where none did
     */
    record Result(Universe.@Nullable Verdict failure, Totals totals) {}

    /** Sums over universes. */
    static final class Totals {
        private final AtomicLong universes = new AtomicLong();
        private final AtomicLong orders = new AtomicLong();
        private final AtomicLong awaits = new AtomicLong();
        private final AtomicLong micros = new AtomicLong();
        private final AtomicLong hash = new AtomicLong();

        void add(Universe.Verdict verdict) {
            universes.incrementAndGet();
            orders.addAndGet(verdict.orders());
            awaits.addAndGet(verdict.awaits());
            micros.addAndGet(verdict.micros());
            hash.addAndGet(verdict.hash());
        }

        long universes() {
            return universes.get();
        }

        /** Of all that happened, whatever the order in which universes ended: two machines that agree ran the same. */
        long hash() {
            return hash.get();
        }

        long awaits() {
            return awaits.get();
        }

        double meanOrders() {
            return orders.get() / (double) Math.max(1, universes.get());
        }

        long meanAwaits() {
            return awaits.get() / Math.max(1, universes.get());
        }

        String means() {
            return String.format(
                    "%.1f orders, %d awaits, %d s of its time per universe",
                    meanOrders(), meanAwaits(), micros.get() / Math.max(1, universes.get()) / 1_000_000);
        }
    }
}
