package dev.lockstep.api.profile;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body that changes a profile; what is left out stays. Capital and account don't change: make another profile. */
@Schema(name = "ChangeProfile")
record ChangeProfile(
        @Nullable String name,
        @Nullable List<String> symbols,
        @Nullable String timeframe,
        @Nullable StrategyFields strategy,
        @Nullable LimitFields limits,

        @Schema(description = "Do everything but send the entries; what is held stays protected.") @Nullable
        Boolean dryRun) {}
