package dev.lockstep.engine.strategy;

import java.math.BigDecimal;

/**
 * A number a strategy is tuned with.
 *
 * @param name as in {@link StrategySpec#parameters()}
 * @param meaning for people
 * @param min smallest allowed value
 * @param max largest allowed value
 * @param whole whether fractions are refused
 * @param preset the value where none is given
 */
public record StrategyParameter(
        String name, String meaning, BigDecimal min, BigDecimal max, boolean whole, BigDecimal preset) {

    static StrategyParameter whole(String name, String meaning, int min, int max, int preset) {
        return new StrategyParameter(
                name, meaning, BigDecimal.valueOf(min), BigDecimal.valueOf(max), true, BigDecimal.valueOf(preset));
    }

    static StrategyParameter level(String name, String meaning, int min, int max, int preset) {
        return new StrategyParameter(
                name, meaning, BigDecimal.valueOf(min), BigDecimal.valueOf(max), false, BigDecimal.valueOf(preset));
    }

    boolean allows(BigDecimal value) {
        boolean inRange = value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
        return inRange && (whole ? value.stripTrailingZeros().scale() <= 0 : value.scale() <= 8);
    }

    String range() {
        return (whole ? "a whole number from " : "a number from ") + min.toPlainString() + " to " + max.toPlainString();
    }
}
