package dev.lockstep.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One child and the thread that watches it. */
final class SupervisedChild {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STABLE = Duration.ofSeconds(60);

    private final ChildSpec spec;
    private final Path attachJar;
    private final Consumer<String> say;
    private final Runnable changed;
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile @Nullable Process process;
    private final AtomicInteger restarts = new AtomicInteger();

    SupervisedChild(ChildSpec spec, Path attachJar, Consumer<String> say, Runnable changed) {
        this.spec = spec;
        this.attachJar = attachJar;
        this.say = say;
        this.changed = changed;
    }

    void start() {
        Thread.ofPlatform().daemon().name("watch-" + spec.name()).start(this::watch);
    }

    ChildState state() {
        return new ChildState(
                spec.name(), Optional.ofNullable(process).map(p -> ProcessIdentity.of(p.toHandle())), restarts.get());
    }

    void askToEnd() {
        synchronized (this) {
            ending.countDown();
        }
        var running = process;
        if (running != null) {
            running.destroy();
        }
    }

    void awaitEnd(Duration patience) {
        var running = process;
        if (running != null) {
            ProcessIdentity.end(running.toHandle(), patience);
        }
    }

    private void watch() {
        var pause = FIRST_PAUSE;
        while (true) {
            var began = System.nanoTime();
            var how = runOnce();
            if (Duration.ofNanos(System.nanoTime() - began).compareTo(STABLE) > 0) {
                pause = FIRST_PAUSE;
            }
            if (endingWithin(pause)) {
                return;
            }
            var count = restarts.incrementAndGet();
            say.accept(spec.name() + " " + how + "; started again after " + pause.toSeconds() + " s (restart " + count
                    + ", log " + spec.log() + ")");
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** Says how the process ended. */
    private String runOnce() {
        try {
            var started = launchUnlessEnding();
            if (started == null) {
                return "was not started";
            }
            changed.run();
            return "ended with " + started.waitFor();
        } catch (IOException e) {
            return "could not be started (" + e.getMessage() + ")";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "is no longer watched";
        }
    }

    /** Together with {@link #askToEnd} under one monitor: no child is born after the end was asked for. */
    private synchronized @Nullable Process launchUnlessEnding() throws IOException {
        if (ending.getCount() == 0) {
            return null;
        }
        var started = launch();
        process = started;
        return started;
    }

    private Process launch() throws IOException {
        AttachJar.write(attachJar);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(spec.options());
        command.add("-cp");
        command.add(spec.jar().file() + File.pathSeparator + attachJar);
        command.add(Attached.class.getName());
        command.add(spec.jar().mainClass());
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        return builder.start();
    }

    private boolean endingWithin(Duration pause) {
        try {
            return ending.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
