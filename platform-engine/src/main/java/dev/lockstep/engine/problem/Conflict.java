package dev.lockstep.engine.problem;

import java.util.Map;

/** The request is well formed but the state it was meant for has moved on; read again and decide. */
public final class Conflict extends Problem {
    public Conflict(String code, String detail, String hint) {
        this(code, detail, hint, Map.of());
    }

    public Conflict(String code, String detail, String hint, Map<String, String> context) {
        super(code, detail, hint, context);
    }
}
