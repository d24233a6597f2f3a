package dev.lockstep.local.platform;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** What the person who started the platform reads while it starts and runs. */
public final class Console {

    private final PrintStream out;

    public Console(PrintStream out) {
        this.out = out;
    }

    public synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Does one step and says how long it took. */
    <T> T step(String what, Supplier<T> work) {
        var began = System.nanoTime();
        var result = work.get();
        say("  %-46s %6s".formatted(what, seconds(Duration.ofNanos(System.nanoTime() - began))));
        return result;
    }

    void step(String what, Runnable work) {
        var _ = step(what, () -> {
            work.run();
            return true;
        });
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
