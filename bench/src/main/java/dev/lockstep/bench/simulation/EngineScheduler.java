package dev.lockstep.bench.simulation;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * Every delay, timeout and retry of one engine's life, on the universe's time. What is due after its death is dropped.
 */
final class EngineScheduler implements Scheduler {
    private final EngineLife life;
    private final EventQueue queue;

    EngineScheduler(EngineLife life, EventQueue queue) {
        this.life = life;
        this.queue = queue;
    }

    @Override
    public Disposable schedule(Runnable task) {
        return schedule(task, 0, TimeUnit.MICROSECONDS);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        Disposable.Swap handle = Disposables.swap();
        queue.at(
                queue.micros() + unit.toMicros(delay),
                "timer",
                () -> life.resume("timer", () -> {
                    if (!handle.isDisposed()) {
                        task.run();
                    }
                }));
        return handle;
    }

    @Override
    public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
        Disposable.Swap handle = Disposables.swap();
        long every = unit.toMicros(period);
        periodic(task, queue.micros() + unit.toMicros(initialDelay), every, handle);
        return handle;
    }

    private void periodic(Runnable task, long at, long every, Disposable handle) {
        queue.at(
                at,
                "tick",
                () -> life.resume("tick", () -> {
                    if (!handle.isDisposed()) {
                        task.run();
                        periodic(task, Math.max(at + every, queue.micros()), every, handle);
                    }
                }));
    }

    @Override
    public long now(TimeUnit unit) {
        return unit.convert(queue.micros(), TimeUnit.MICROSECONDS);
    }

    @Override
    public Worker createWorker() {
        return new OfEngine();
    }

    /** Nothing of its own but the tasks it was given. */
    private final class OfEngine implements Worker {
        private final Disposable.Composite tasks = Disposables.composite();

        @Override
        public Disposable schedule(Runnable task) {
            return kept(EngineScheduler.this.schedule(task));
        }

        @Override
        public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            return kept(EngineScheduler.this.schedule(task, delay, unit));
        }

        @Override
        public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
            return kept(EngineScheduler.this.schedulePeriodically(task, initialDelay, period, unit));
        }

        private Disposable kept(@Nullable Disposable task) {
            Disposable known = task == null ? Disposables.disposed() : task;
            boolean _ = tasks.add(known);
            return known;
        }

        @Override
        public void dispose() {
            tasks.dispose();
        }

        @Override
        public boolean isDisposed() {
            return tasks.isDisposed();
        }
    }
}
