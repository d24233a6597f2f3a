package dev.lockstep.engine.execution.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Supplier;

/** What takes a transaction back: its changes in reverse order; and which constraints do not hold in this database. */
final class Undo {
    private final Set<String> lifted;
    private final Deque<Runnable> steps = new ArrayDeque<>();

    Undo(Set<String> lifted) {
        this.lifted = Set.copyOf(lifted);
    }

    boolean isLifted(String constraint) {
        return lifted.contains(constraint);
    }

    void add(Runnable step) {
        steps.push(step);
    }

    /** All of {@code work}, or nothing of it where it throws. */
    <T> T atomically(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            while (!steps.isEmpty()) {
                steps.pop().run();
            }
            throw e;
        } finally {
            steps.clear();
        }
    }
}
