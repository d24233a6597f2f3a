package dev.lockstep.engine.problem;

import java.util.Map;

/** A value the caller sent is outside what the contract allows; nothing was changed. */
public final class InvalidRequest extends Problem {
    public InvalidRequest(String code, String detail, String hint) {
        this(code, detail, hint, Map.of());
    }

    public InvalidRequest(String code, String detail, String hint, Map<String, String> context) {
        super(code, detail, hint, context);
    }
}
