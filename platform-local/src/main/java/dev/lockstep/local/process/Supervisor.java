package dev.lockstep.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Starts children, starts each again when it ends, and ends them all. */
public final class Supervisor implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Path attachJar;
    private final Consumer<String> say;
    private final Runnable changed;
    private final List<SupervisedChild> children = new CopyOnWriteArrayList<>();

    /**
     * @param run directory for what the children need to start
     * @param say tells the person at the terminal
     * @param changed called when a child has a new process
     */
    public Supervisor(Path run, Consumer<String> say, Runnable changed) {
        this.attachJar = run.resolve("attach.jar");
        this.say = say;
        this.changed = changed;
    }

    public void start(ChildSpec spec) {
        var child = new SupervisedChild(spec, attachJar, say, changed);
        children.add(child);
        child.start();
    }

    public List<ChildState> states() {
        return children.stream().map(SupervisedChild::state).toList();
    }

    /** Asks all to end at once, and kills what has not ended in time. */
    @Override
    public void close() {
        children.forEach(SupervisedChild::askToEnd);
        children.forEach(c -> c.awaitEnd(PATIENCE));
    }
}
