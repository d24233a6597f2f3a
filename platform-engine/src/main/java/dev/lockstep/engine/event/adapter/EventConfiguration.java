package dev.lockstep.engine.event.adapter;

import dev.lockstep.engine.event.CurrentTrace;
import dev.lockstep.engine.event.EventCodec;
import dev.lockstep.engine.event.EventFeed;
import dev.lockstep.engine.event.OutboxBell;
import dev.lockstep.engine.time.RandomIds;
import dev.lockstep.engine.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Events as every process needs them: written to the outbox, read from the feed. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaSettings.class)
public class EventConfiguration {

    @Bean
    EventCodec eventCodec() {
        return new JacksonEventCodec();
    }

    @Bean
    CurrentTrace currentTrace() {
        return new MicrometerTrace();
    }

    @Bean
    OutboxBell outboxBell() {
        return new OutboxBell();
    }

    @Bean(destroyMethod = "close")
    EventFeed eventFeed(KafkaSettings settings, EventCodec codec, MeterRegistry meters, ObjectProvider<Traces> traces) {
        String group = "lockstep-events-" + RandomIds.system().next();
        return new KafkaEventFeed(settings, group, new Wire(codec), meters, traces.getIfAvailable(() -> Traces.OFF));
    }
}
