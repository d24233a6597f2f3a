package dev.lockstep.engine.problem;

import java.util.Map;

/** A backtest run broke a rule it must keep; its result is void. */
public final class BacktestInvariantError extends Problem {
    public BacktestInvariantError(String code, String detail, String hint) {
        this(code, detail, hint, Map.of());
    }

    public BacktestInvariantError(String code, String detail, String hint, Map<String, String> context) {
        super(code, detail, hint, context);
    }
}
