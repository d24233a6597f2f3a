package dev.lockstep.ui.client;

import org.jspecify.annotations.Nullable;

/** Why the platform did not do what was asked; a screen shows each kind differently. */
public abstract sealed class ApiFailure extends RuntimeException {
    private ApiFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Nobody answers, or not in time, or with a fault of its own: try again later. */
    public static final class Down extends ApiFailure {
        public Down(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The person has to log in again. */
    public static final class SessionOver extends ApiFailure {
        public SessionOver(String message) {
            super(message, null);
        }

        public SessionOver(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The platform understood and said no. */
    public static final class Refused extends ApiFailure {
        private final transient Problem problem;

        public Refused(Problem problem) {
            super(problem.detail(), null);
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    /**
     * The part of an RFC 9457 problem a person needs.
     *
     * @param status of the answer
     * @param code stable
     * @param detail what was wrong this time
     * @param hint what to do about it
     * @param correlationId finds the log lines
     */
    public record Problem(int status, String code, String detail, String hint, String correlationId) {
        static Problem unnamed(int status) {
            return new Problem(status, "http_" + status, "the platform answered " + status, "", "");
        }
    }
}
