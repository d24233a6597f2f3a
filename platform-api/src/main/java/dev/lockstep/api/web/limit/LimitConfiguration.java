package dev.lockstep.api.web.limit;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the limits. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class LimitConfiguration {
    @Bean
    NettyServerCustomizer connectionLimit(LimitSettings settings) {
        ConnectionLimit limit = new ConnectionLimit(settings.connections());
        return server -> server.doOnConnection(limit::accept);
    }
}
