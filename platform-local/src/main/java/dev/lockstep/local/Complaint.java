package dev.lockstep.local;

import java.io.PrintWriter;
import java.util.concurrent.CompletionException;

/** How a command that failed tells it: a code, a sentence and a hint on standard error. */
final class Complaint {

    private Complaint() {}

    static int about(Throwable error, PrintWriter err) {
        var reason = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (reason instanceof LauncherError known) {
            err.println(known.rendered());
            err.flush();
            return known.exitCode();
        }
        err.println("error[UNEXPECTED] " + reason);
        err.println("  This is a defect of Lockstep; please report it with what follows.");
        reason.printStackTrace(err);
        err.flush();
        return LauncherError.FAILED;
    }
}
