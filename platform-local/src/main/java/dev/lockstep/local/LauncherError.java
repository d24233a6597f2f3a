package dev.lockstep.local;

import org.jspecify.annotations.Nullable;

/**
 * Something the person at the terminal must know or change. Printed as a code, a sentence and a hint, never as a stack
 * trace.
 */
public final class LauncherError extends RuntimeException {

    /** What a shell sees: {@link #USAGE} is the caller's to change, {@link #FAILED} is not. */
    public static final int FAILED = 1;

    /** Where {@link #FAILED} means that something was found: nothing could be looked at. */
    public static final int UNABLE = 2;

    public static final int USAGE = 2;

    private final String code;
    private final String hint;
    private final int exitCode;

    public LauncherError(String code, String message, String hint) {
        this(code, message, hint, FAILED, null);
    }

    public LauncherError(String code, String message, String hint, @Nullable Throwable cause) {
        this(code, message, hint, FAILED, cause);
    }

    private LauncherError(String code, String message, String hint, int exitCode, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
        this.exitCode = exitCode;
    }

    /** The caller asked for something that can't be; a different option helps. */
    public static LauncherError usage(String code, String message, String hint) {
        return new LauncherError(code, message, hint, USAGE, null);
    }

    /** Nothing can be told, neither that all is well nor that it is not. */
    public static LauncherError unable(String code, String message, String hint, @Nullable Throwable cause) {
        return new LauncherError(code, message, hint, UNABLE, cause);
    }

    /** The same, for a command whose 1 means that something was found. */
    public LauncherError asUnable() {
        return new LauncherError(code, String.valueOf(getMessage()), hint, UNABLE, getCause());
    }

    public String code() {
        return code;
    }

    public String hint() {
        return hint;
    }

    public int exitCode() {
        return exitCode;
    }

    /** The text for the terminal. */
    public String rendered() {
        return "error[" + code + "] " + getMessage() + System.lineSeparator() + "  " + hint;
    }
}
