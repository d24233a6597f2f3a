package dev.lockstep.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One process of this machine, told apart from a later one with the same number by the time it started.
 *
 * @param started as the system says; two readers of the same process may differ by a second
 */
public record ProcessIdentity(long pid, Instant started) {

    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process itself, if it still lives. */
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(s -> Duration.between(s, started).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }

    /** Asks the process to end, waits, and kills it when it has not ended by then. */
    public void end(Duration patience) {
        alive().ifPresent(p -> end(p, patience));
    }

    static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        try {
            var _ = process.onExit().get(patience.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
