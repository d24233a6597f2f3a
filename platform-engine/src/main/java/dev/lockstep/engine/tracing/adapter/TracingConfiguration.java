package dev.lockstep.engine.tracing.adapter;

import dev.lockstep.engine.tracing.Traces;
import io.micrometer.tracing.Tracer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Traces where spans have somewhere to go, and nothing that costs where not. */
@Configuration(proxyBeanMethods = false)
public class TracingConfiguration {
    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";
    static final String PROBABILITY = "management.tracing.sampling.probability";

    @Bean
    Traces traces(ObjectProvider<Tracer> tracers, Environment settings) {
        Tracer tracer = tracers.getIfAvailable();
        boolean exported = !settings.getProperty(ENDPOINT, "").isBlank();
        return tracer == null || !exported
                ? Traces.OFF
                : new MicrometerTraces(tracer, settings.getProperty(PROBABILITY, Double.class, 1.0));
    }
}
