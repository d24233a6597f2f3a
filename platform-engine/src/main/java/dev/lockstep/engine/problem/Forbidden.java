package dev.lockstep.engine.problem;

import java.util.Map;

/** The caller is known but may not do this. */
public final class Forbidden extends Problem {
    public Forbidden(String code, String detail, String hint) {
        this(code, detail, hint, Map.of());
    }

    public Forbidden(String code, String detail, String hint, Map<String, String> context) {
        super(code, detail, hint, context);
    }
}
