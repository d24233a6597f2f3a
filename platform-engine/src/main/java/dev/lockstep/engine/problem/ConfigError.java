package dev.lockstep.engine.problem;

import java.util.Map;

/** A setting is missing, malformed or contradicts another; the process does not start with it. */
public final class ConfigError extends Problem {
    public ConfigError(String code, String detail, String hint) {
        this(code, detail, hint, Map.of());
    }

    public ConfigError(String code, String detail, String hint, Map<String, String> context) {
        super(code, detail, hint, context);
    }
}
