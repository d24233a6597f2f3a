package dev.lockstep.api.profile;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that creates a profile. It starts STOPPED; start it when you are ready. */
@Schema(name = "CreateProfile")
record CreateProfile(
        @Schema(
                description =
                        "Yours to choose, for a program that wants to know it beforehand; left out: a random one.")
        @Nullable
        UUID id,

        @Schema(example = "BTC momentum", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String name,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        UUID exchangeAccountId,

        @Schema(example = "[\"BTCUSDT\"]", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        List<String> symbols,

        @Schema(example = "1m", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String timeframe,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        StrategyFields strategy,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        AmountFields capital,

        @Nullable LimitFields limits,

        @Schema(description = "Do everything but send the entries; what is held stays protected.", example = "false")
        @Nullable
        Boolean dryRun) {}
