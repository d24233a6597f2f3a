package dev.lockstep.engine.strategy;

import dev.lockstep.engine.problem.InvalidRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The strategies there are, their numbers with ranges and presets, and how much history each needs. */
public final class StrategyCatalog {
    /** Crossing of two exponential averages. */
    public static final String EMA_CROSS = "ema_cross";

    /** Return of the relative strength index from an extreme. */
    public static final String RSI_REVERSION = "rsi_reversion";

    private static final int WARM_UP_LENGTHS = 12;
    private static final int WARM_UP_MIN = 100;
    private static final int WARM_UP_MAX = 1000;

    private static final List<StrategyKind> KINDS = List.of(
            new StrategyKind(
                    EMA_CROSS,
                    "buys when the fast average of closes rises above the slow one, sells when it falls below",
                    List.of(
                            StrategyParameter.whole("fast", "candles of the fast average", 2, 200, 9),
                            StrategyParameter.whole("slow", "candles of the slow average", 3, 400, 21))),
            new StrategyKind(
                    RSI_REVERSION,
                    "buys when the index comes back above the lower level, sells when it rises above the upper one",
                    List.of(
                            StrategyParameter.whole("period", "candles the index looks at", 2, 200, 14),
                            StrategyParameter.level("lower", "oversold below it", 1, 49, 30),
                            StrategyParameter.level("upper", "overbought above it", 51, 99, 70))));

    private StrategyCatalog() {}

    public static List<StrategyKind> kinds() {
        return KINDS;
    }

    /** The spec with presets filled in; an {@link InvalidRequest} that says what would be allowed otherwise. */
    public static StrategySpec spec(String kind, Map<String, BigDecimal> given) {
        StrategyKind known = kind(kind);
        refuseUnknown(known, given);
        SortedMap<String, BigDecimal> values = new TreeMap<>();
        for (StrategyParameter parameter : known.parameters()) {
            BigDecimal value = given.getOrDefault(parameter.name(), parameter.preset());
            if (!parameter.allows(value)) {
                throw new InvalidRequest(
                        "strategy_parameter",
                        kind + "." + parameter.name() + " is " + value.toPlainString(),
                        "use " + parameter.range());
            }
            values.put(parameter.name(), value);
        }
        return consistent(StrategySpec.of(kind, values));
    }

    /** How many candles before the first one of interest make the strategy's numbers settle. */
    public static int warmUp(StrategySpec spec) {
        BigDecimal longest = switch (spec.kind()) {
            case EMA_CROSS -> parameter(spec, "slow");
            case RSI_REVERSION -> parameter(spec, "period");
            default -> throw unknown(spec.kind());
        };
        return Math.clamp((long) longest.intValueExact() * WARM_UP_LENGTHS, WARM_UP_MIN, WARM_UP_MAX);
    }

    /** A parameter that {@link #spec} has made sure of. */
    public static BigDecimal parameter(StrategySpec spec, String name) {
        BigDecimal value = spec.parameters().get(name);
        if (value == null) {
            throw new IllegalStateException("strategy " + spec + " lacks " + name);
        }
        return value;
    }

    private static StrategySpec consistent(StrategySpec spec) {
        if (spec.kind().equals(EMA_CROSS) && parameter(spec, "fast").compareTo(parameter(spec, "slow")) >= 0) {
            throw new InvalidRequest(
                    "strategy_parameter", "fast is not below slow in " + spec, "choose fast smaller than slow");
        }
        return spec;
    }

    private static void refuseUnknown(StrategyKind kind, Map<String, BigDecimal> given) {
        List<String> names =
                kind.parameters().stream().map(StrategyParameter::name).toList();
        new TreeMap<>(given)
                .keySet().stream()
                        .filter(name -> !names.contains(name))
                        .findFirst()
                        .ifPresent(name -> {
                            throw new InvalidRequest(
                                    "strategy_parameter",
                                    kind.name() + " has no parameter \"" + name + "\"",
                                    "use " + String.join(", ", names));
                        });
    }

    private static StrategyKind kind(String name) {
        return KINDS.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private static InvalidRequest unknown(String name) {
        String names = KINDS.stream().map(StrategyKind::name).collect(Collectors.joining(", "));
        return new InvalidRequest("strategy_unknown", "strategy \"" + name + "\" is not known", "use one of " + names);
    }
}
