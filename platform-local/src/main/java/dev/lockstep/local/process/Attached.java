package dev.lockstep.local.process;

import java.io.IOException;
import java.util.Arrays;

/**
 * Starts another main class in this JVM, and ends the JVM when the launcher that started it is gone.
 *
 * <p>The launcher holds the other end of this process's standard input. The system closes it even when the launcher is
 * killed, so no child outlives its launcher. The class stands alone: it is put on the class path of children that know
 * nothing of the launcher.
 */
public final class Attached {

    private static final int LAUNCHER_GONE = 75;
    private static final long GRACE_MILLIS = 10_000;

    private Attached() {}

    /** The first argument is the main class, the rest is for it. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("launcher-watch").start(Attached::endWithLauncher);
        var main = Class.forName(args[0]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    }

    private static void endWithLauncher() {
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            // a broken pipe says the same as its end
        }
        Thread.ofPlatform().daemon().name("launcher-gone").start(Attached::haltAfterGrace);
        System.exit(LAUNCHER_GONE);
    }

    /** A shutdown that hangs, for example on a broker that ended with the launcher, must not keep the ports. */
    private static void haltAfterGrace() {
        try {
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(LAUNCHER_GONE);
    }
}
