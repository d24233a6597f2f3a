package dev.lockstep.engine.event.adapter;

import dev.lockstep.engine.event.EventPublisher;
import dev.lockstep.engine.event.OutboxBell;
import dev.lockstep.engine.event.OutboxQueue;
import dev.lockstep.engine.event.OutboxRelay;
import dev.lockstep.engine.lease.Leases;
import dev.lockstep.engine.tenancy.InstallationScope;
import dev.lockstep.engine.time.RandomIds;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.scheduler.Schedulers;

/** The way from the outbox to Kafka. Engines only. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RelaySettings.class)
class RelayConfiguration {

    @Bean
    OutboxQueue outboxQueue(@Qualifier("relay") InstallationScope scope, @Qualifier("relay") DatabaseClient database) {
        return new R2dbcOutboxQueue(scope, database);
    }

    @Bean(destroyMethod = "close")
    EventPublisher eventPublisher(KafkaSettings settings, MeterRegistry meters) {
        return new KafkaPublisher(settings, meters);
    }

    @Bean
    OutboxRelay outboxRelay(
            Leases leases, OutboxQueue queue, EventPublisher publisher, OutboxBell bell, RelaySettings settings) {
        String owner = "relay-" + RandomIds.system().next();
        return new OutboxRelay(leases, queue, publisher, bell, settings.pace(), owner, Schedulers.parallel());
    }
}
