package dev.lockstep.engine.gateway.adapter;

import dev.lockstep.engine.order.InstallationTag;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the installation's tag. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InstallationSettings.class)
class InstallationConfiguration {
    @Bean
    InstallationTag installationTag(InstallationSettings settings) {
        return settings.asTag();
    }
}
