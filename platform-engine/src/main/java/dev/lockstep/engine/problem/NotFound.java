package dev.lockstep.engine.problem;

import java.util.Map;

/** No such thing for this tenant: absent and another tenant's look the same. */
public final class NotFound extends Problem {
    public NotFound(String code, String detail, String hint) {
        this(code, detail, hint, Map.of());
    }

    public NotFound(String code, String detail, String hint, Map<String, String> context) {
        super(code, detail, hint, context);
    }
}
