package dev.lockstep.api.web.problem;

/** Carries a {@link Refusal} from where it is noticed to where it is written; for mistakes only HTTP has. */
public final class RefusedException extends RuntimeException {
    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.code() + ": " + refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    public RefusedException(ProblemCode code, String detail) {
        this(Refusal.of(code, detail));
    }

    public Refusal refusal() {
        return refusal;
    }
}
