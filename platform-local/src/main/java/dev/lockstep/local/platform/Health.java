package dev.lockstep.local.platform;

import java.util.List;

/**
 * How every part of the platform is.
 *
 * @param parts empty when nothing runs
 */
public record Health(List<Part> parts) {

    public Health {
        parts = List.copyOf(parts);
    }

    /** A shell reads it as exit code. */
    public enum Status {
        HEALTHY(0),
        DEGRADED(1),
        DOWN(2);

        private final int exitCode;

        Status(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    /**
     * The answer of one part.
     *
     * @param vital nothing can be traded or seen without it
     * @param status {@code UP}, {@code DOWN} when it does not answer, or what it says of itself
     * @param detail what is wrong, empty when nothing is
     */
    public record Part(String name, boolean vital, String status, long millis, String detail) {

        boolean up() {
            return status.equals("UP");
        }

        boolean answers() {
            return !status.equals("DOWN");
        }
    }

    public Status status() {
        if (parts.isEmpty() || parts.stream().anyMatch(p -> p.vital() && !p.answers())) {
            return Status.DOWN;
        }
        return parts.stream().allMatch(Part::up) ? Status.HEALTHY : Status.DEGRADED;
    }
}
