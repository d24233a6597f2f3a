package dev.lockstep.engine.strategy;

import java.util.List;

/**
 * A strategy the catalog offers.
 *
 * @param name as in {@link StrategySpec#kind()}
 * @param meaning what it does, for people
 * @param parameters what it is tuned with
 */
public record StrategyKind(String name, String meaning, List<StrategyParameter> parameters) {
    public StrategyKind {
        parameters = List.copyOf(parameters);
    }
}
