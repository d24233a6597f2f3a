package dev.lockstep.engine.effect.adapter;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the record of an effect is kept.
 *
 * @param retention after its end; long enough that a fault of a Friday is still known on Monday
 * @param reap how often ended ones are forgotten
 */
@ConfigurationProperties("lockstep.effects")
public record EffectSettings(
        @DefaultValue("72h") Duration retention,
        @DefaultValue("10m") Duration reap) {
    public EffectSettings {
        if (!retention.isPositive() || !reap.isPositive()) {
            throw new IllegalArgumentException("lockstep.effects: retention and reap must be positive");
        }
    }
}
