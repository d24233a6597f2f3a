package dev.lockstep.engine.problem;

import java.util.Map;

/** A venue or another outside service answered in a way we cannot use, or not at all. */
public final class ProviderError extends Problem {
    public ProviderError(String code, String detail, String hint) {
        this(code, detail, hint, Map.of());
    }

    public ProviderError(String code, String detail, String hint, Map<String, String> context) {
        super(code, detail, hint, context);
    }
}
