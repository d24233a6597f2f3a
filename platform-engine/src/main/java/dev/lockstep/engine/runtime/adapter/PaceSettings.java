package dev.lockstep.engine.runtime.adapter;

import dev.lockstep.engine.problem.ConfigError;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether the market waits for us: {@code lockstep.pace.*}.
 *
 * @param mode FREE, or LOCKSTEP where the simulated venue goes on only when a candle is done
 * @param controlUrl the simulated venue's control address; needed in LOCKSTEP
 * @param timeout how long the venue may take to hear that a candle is done
 */
@ConfigurationProperties("lockstep.pace")
record PaceSettings(
        @DefaultValue("free") Mode mode,
        @Nullable URI controlUrl,
        @DefaultValue("10s") Duration timeout) {
    PaceSettings {
        if (mode == Mode.LOCKSTEP && controlUrl == null) {
            throw new ConfigError(
                    "pace_control_url",
                    "lockstep.pace.mode is lockstep without lockstep.pace.control-url",
                    "set it to the simulated venue's control address");
        }
    }

    enum Mode {
        FREE,
        LOCKSTEP
    }

    boolean isLockstep() {
        return mode == Mode.LOCKSTEP;
    }
}
