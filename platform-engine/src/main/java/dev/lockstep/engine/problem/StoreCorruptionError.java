package dev.lockstep.engine.problem;

import java.util.Map;

/** What is stored contradicts itself; work on it stops until a person has looked. */
public final class StoreCorruptionError extends Problem {
    public StoreCorruptionError(String code, String detail, String hint) {
        this(code, detail, hint, Map.of());
    }

    public StoreCorruptionError(String code, String detail, String hint, Map<String, String> context) {
        super(code, detail, hint, context);
    }
}
