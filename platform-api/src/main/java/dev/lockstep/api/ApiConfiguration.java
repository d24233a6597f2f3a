package dev.lockstep.api;

import dev.lockstep.engine.time.RandomIds;
import dev.lockstep.engine.time.WallClock;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every resource needs: the wall clock and new ids. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {
    @Bean
    InstantSource wallClock() {
        return WallClock.system();
    }

    @Bean
    RandomIds randomIds() {
        return RandomIds.system();
    }
}
