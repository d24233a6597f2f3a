package dev.lockstep.bench.simulation;

import java.time.Duration;

/**
 * One process from its start to its death. All that ever runs in it passes {@link #resume}: there it can die or be
 * paused. Death drops what would have followed; nothing is cancelled, as nothing is when a process is killed.
 */
final class EngineLife {
    private static final int LONGEST_PAUSE_MILLIS = 45_000;

    private final String name;
    private final EventQueue queue;
    private final Chance chance;
    private final Trouble trouble;
    private final Runnable death;
    private boolean alive = true;
    private long pausedUntil;
    private long awaits;

    EngineLife(String name, EventQueue queue, Chance chance, Trouble trouble, Runnable death) {
        this.name = name;
        this.queue = queue;
        this.chance = chance;
        this.trouble = trouble;
        this.death = death;
    }

    String name() {
        return name;
    }

    boolean isAlive() {
        return alive;
    }

    /** Alive and not running. */
    boolean isAsleep() {
        return alive && pausedUntil > queue.micros();
    }

    long awaits() {
        return awaits;
    }

    /** A continuation of this process: run now, run after a pause, or never. */
    void resume(String what, Runnable continuation) {
        if (!alive) {
            return;
        }
        if (pausedUntil > queue.micros()) {
            queue.at(pausedUntil, what, () -> resume(what, continuation));
            return;
        }
        continuation.run();
    }

    /** An answer the process waited for: the place where it dies or stands still. */
    void answer(String what, Runnable continuation) {
        if (!alive) {
            return;
        }
        awaits++;
        if (chance.of(trouble.crash())) {
            die(what);
            return;
        }
        if (chance.of(trouble.pause())) {
            Duration pause = chance.millis(500, LONGEST_PAUSE_MILLIS);
            pausedUntil = Math.max(pausedUntil, queue.micros() + pause.toNanos() / 1000);
            queue.note(name + " stands still for " + pause.toMillis() + " ms at " + what);
        }
        resume(what, continuation);
    }

    void die(String where) {
        if (alive) {
            alive = false;
            queue.note(name + " dies at " + where);
            death.run();
        }
    }
}
