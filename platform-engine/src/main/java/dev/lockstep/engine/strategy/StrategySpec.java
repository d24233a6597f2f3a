package dev.lockstep.engine.strategy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Which strategy with which numbers. Equal specs share one evaluation. Whether kind and parameters exist is the
 * {@link StrategyCatalog}'s to say.
 *
 * @param kind the catalog's name: {@code ema_cross}, {@code rsi_reversion}
 * @param parameters by name, sorted, numbers without trailing zeros
 */
public record StrategySpec(String kind, SortedMap<String, BigDecimal> parameters) {
    public StrategySpec {
        SortedMap<String, BigDecimal> canonical = new TreeMap<>();
        parameters.forEach((name, value) -> canonical.put(name, plain(value)));
        parameters = Collections.unmodifiableSortedMap(canonical);
    }

    public static StrategySpec of(String kind, Map<String, BigDecimal> parameters) {
        return new StrategySpec(kind, new TreeMap<>(parameters));
    }

    /** One line that is equal exactly for equal specs: {@code ema_cross(fast=9,slow=21)}. */
    public String text() {
        StringJoiner all = new StringJoiner(",", kind + "(", ")");
        parameters.forEach((name, value) -> all.add(name + "=" + value));
        return all.toString();
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Override
    public String toString() {
        return text();
    }
}
