package dev.lockstep.engine.effect.adapter;

import dev.lockstep.engine.effect.EffectOnce;
import dev.lockstep.engine.effect.EffectReaper;
import dev.lockstep.engine.tenancy.Tenants;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

/** Forgets ended effects in an engine. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EffectSettings.class)
class EffectConfiguration {
    @Bean
    EffectReaper effectReaper(EffectOnce effects, Tenants tenants, EffectSettings settings) {
        return new EffectReaper(effects, tenants, settings.retention(), settings.reap(), Schedulers.parallel());
    }
}
