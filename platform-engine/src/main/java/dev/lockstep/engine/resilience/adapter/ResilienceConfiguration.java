package dev.lockstep.engine.resilience.adapter;

import dev.lockstep.engine.resilience.CallGuard;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

/** Wires the guard. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ResilienceSettings.class)
public class ResilienceConfiguration {
    @Bean
    CallGuard callGuard(ResilienceSettings settings, MeterRegistry meters) {
        return new Resilience4jCallGuard(settings, Schedulers.parallel(), meters);
    }
}
