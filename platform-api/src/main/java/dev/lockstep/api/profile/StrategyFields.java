package dev.lockstep.api.profile;

import dev.lockstep.engine.strategy.StrategyCatalog;
import dev.lockstep.engine.strategy.StrategySpec;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A strategy and its numbers as a caller writes them; numbers left out get their presets. */
@Schema(name = "StrategyInput")
record StrategyFields(
        @Schema(example = "ema_cross", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String kind,

        @Schema(example = "{\"fast\":\"9\",\"slow\":\"21\"}") @Nullable
        Map<String, String> parameters) {
    StrategySpec spec() {
        Map<String, BigDecimal> numbers = new TreeMap<>();
        if (parameters != null) {
            parameters.forEach((name, text) -> numbers.put(name, number(name, text)));
        }
        return StrategyCatalog.spec(Fields.required("strategy.kind", kind), numbers);
    }

    private static BigDecimal number(String name, @Nullable String text) {
        String field = "strategy.parameters." + name;
        return Fields.decimal(field, Fields.required(field, text));
    }
}
