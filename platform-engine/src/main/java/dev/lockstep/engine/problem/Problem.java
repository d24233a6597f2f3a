package dev.lockstep.engine.problem;

import java.util.Map;

/**
 * Something a caller did, gave or met that we refuse, with what to do about it. Rendered as an RFC 9457 problem at the
 * edge and as one log line elsewhere. Not for outcomes a flow must handle (those are sealed values) and not for broken
 * invariants of ours (those fault a profile).
 */
public abstract sealed class Problem extends RuntimeException
        permits BacktestInvariantError,
                ConfigError,
                Conflict,
                DataContractError,
                Forbidden,
                InvalidRequest,
                NotFound,
                ProviderError,
                StoreCorruptionError {
    private final String code;
    private final String hint;
    private final transient Map<String, String> context;

    Problem(String code, String detail, String hint, Map<String, String> context) {
        super(detail, null, false, false);
        this.code = code;
        this.hint = hint;
        this.context = Map.copyOf(context);
    }

    /** Stable, lower case with underscores; programs branch on it and the reference lists it. */
    public String code() {
        return code;
    }

    /** What was wrong, in a sentence that shows the offending value but never a secret. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }

    /** Names and values that narrow it down: row, field, limit. */
    public Map<String, String> context() {
        return context;
    }
}
