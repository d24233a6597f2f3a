package dev.lockstep.api.profile;

import dev.lockstep.engine.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An amount as a caller writes it. */
@Schema(name = "AmountInput")
record AmountFields(
        @Schema(example = "1000", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String amount,

        @Schema(example = "USDT", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String asset) {
    Money money(String field) {
        return new Money(
                Fields.decimal(field + ".amount", Fields.required(field + ".amount", amount)),
                Fields.asset(field + ".asset", Fields.required(field + ".asset", asset)));
    }
}
