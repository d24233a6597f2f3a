package dev.lockstep.api.web.json;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Puts our reader of JSON where Spring's would be. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration implements WebFluxConfigurer {
    private final JsonMapper json;

    JsonConfiguration(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
        codecs.defaultCodecs().jacksonJsonDecoder(new StrictJsonDecoder(json));
    }
}
