package dev.lockstep.api.strategy;

import dev.lockstep.engine.strategy.StrategyKind;
import dev.lockstep.engine.strategy.StrategyParameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A strategy the catalog offers.
 *
 * @param kind for {@code strategy.kind} of a profile
 * @param meaning what it does
 * @param parameters what it is tuned with
 */
@Schema(name = "StrategyKind")
record StrategyKindView(String kind, String meaning, List<ParameterView> parameters) {
    /** A number with its range and preset. */
    @Schema(name = "StrategyParameter")
    record ParameterView(String name, String meaning, String min, String max, boolean whole, String preset) {
        static ParameterView of(StrategyParameter parameter) {
            return new ParameterView(
                    parameter.name(),
                    parameter.meaning(),
                    parameter.min().toPlainString(),
                    parameter.max().toPlainString(),
                    parameter.whole(),
                    parameter.preset().toPlainString());
        }
    }

    static StrategyKindView of(StrategyKind kind) {
        return new StrategyKindView(
                kind.name(),
                kind.meaning(),
                kind.parameters().stream().map(ParameterView::of).toList());
    }
}
