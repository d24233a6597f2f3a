package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.SimulatedVenue;
import dev.lockstep.engine.venue.VenueChanges;
import dev.lockstep.engine.venue.VenueEvent;
import dev.lockstep.engine.venue.VenueRefusal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that touches the venue. Every command runs whole, is journalled, then its events go out, then its
 * answer: in that order, so that nobody hears of something a crash could take back.
 */
final class VenueLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VenueLoop.class);
    private static final int MOST_WAITING = 10_000;

    private final SimulatedVenue venue;
    private final @Nullable VenueJournal journal;
    private final ScheduledExecutorService thread;
    private final AtomicInteger waiting = new AtomicInteger();
    private final List<Consumer<List<VenueEvent>>> listeners = new CopyOnWriteArrayList<>();

    VenueLoop(SimulatedVenue venue, @Nullable VenueJournal journal) {
        this.venue = venue;
        this.journal = journal;
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("venue").daemon(true).factory());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.thread = executor;
    }

    void listen(Consumer<List<VenueEvent>> listener) {
        listeners.add(listener);
    }

    /** Runs a command; the future ends with its value or its {@link VenueRefusal}. */
    <T extends @Nullable Object> CompletableFuture<T> call(Function<SimulatedVenue, T> command) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            answer.completeExceptionally(new VenueRefusal(
                    -1008, "Server is currently overloaded with other requests. Please try again in a few minutes."));
            return answer;
        }
        try {
            thread.execute(() -> run(command, answer));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(new VenueRefusal(-1016, "This service is no longer available."));
        }
        return answer;
    }

    private <T extends @Nullable Object> void run(Function<SimulatedVenue, T> command, CompletableFuture<T> answer) {
        waiting.decrementAndGet();
        try {
            T value = now(command);
            answer.complete(value);
        } catch (VenueRefusal refusal) {
            answer.completeExceptionally(refusal);
        } catch (RuntimeException e) {
            LOG.error("a venue command failed", e);
            answer.completeExceptionally(e);
        }
    }

    /** Runs a command on the venue's own thread. */
    private <T extends @Nullable Object> T now(Function<SimulatedVenue, T> command) {
        try {
            return command.apply(venue);
        } finally {
            settle();
        }
    }

    private void settle() {
        VenueChanges changes = venue.drainChanges();
        VenueJournal lines = journal;
        if (lines != null && !changes.isEmpty()) {
            lines.append(changes);
            if (lines.wantsCompaction()) {
                lines.compact(venue.everything());
            }
        }
        List<VenueEvent> events = venue.drainEvents();
        if (!events.isEmpty()) {
            listeners.forEach(listener -> listener.accept(events));
        }
    }

    /** Runs a task on the venue's thread again and again. */
    void every(long millis, Runnable task) {
        var _ = thread.scheduleAtFixedRate(() -> guarded(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Runs a task on the venue's thread once, after a while. */
    void after(long nanos, Runnable task) {
        if (!thread.isShutdown()) {
            var _ = thread.schedule(() -> guarded(task), Math.max(0, nanos), TimeUnit.NANOSECONDS);
        }
    }

    /** A command from a task that already runs on the venue's thread. */
    <T extends @Nullable Object> T inTask(Function<SimulatedVenue, T> command) {
        return now(command);
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a venue task failed", e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
