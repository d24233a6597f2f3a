package dev.lockstep.engine.problem;

import java.util.Map;

/** Data from outside (a candle, a CSV row) breaks its contract; the row and the reason are named. */
public final class DataContractError extends Problem {
    public DataContractError(String code, String detail, String hint) {
        this(code, detail, hint, Map.of());
    }

    public DataContractError(String code, String detail, String hint, Map<String, String> context) {
        super(code, detail, hint, context);
    }
}
