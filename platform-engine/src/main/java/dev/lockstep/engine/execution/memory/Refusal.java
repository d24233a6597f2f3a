package dev.lockstep.engine.execution.memory;

/** Leaves a transaction with an outcome that keeps nothing of it, as LK001 does in the functions. */
final class Refusal extends RuntimeException {
    private final transient Object outcome;

    Refusal(Object outcome) {
        super(null, null, false, false);
        this.outcome = outcome;
    }

    @Override
    public String getMessage() {
        return outcome.toString();
    }

    <T> T as(Class<T> family) {
        return family.cast(outcome);
    }
}
