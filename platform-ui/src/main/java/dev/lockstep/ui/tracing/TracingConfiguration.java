package dev.lockstep.ui.tracing;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces where spans have somewhere to go, and nothing that costs where not. */
@Configuration(proxyBeanMethods = false)
class TracingConfiguration {

    @Bean
    Traces traces(
            ObjectProvider<Tracer> tracers,
            ObjectProvider<Propagator> propagators,
            @Value("${management.opentelemetry.tracing.export.otlp.endpoint:}") String endpoint) {
        Tracer tracer = tracers.getIfAvailable();
        Propagator propagator = propagators.getIfAvailable();
        return tracer == null || propagator == null || endpoint.isBlank()
                ? Traces.OFF
                : new MicrometerTraces(tracer, propagator);
    }
}
