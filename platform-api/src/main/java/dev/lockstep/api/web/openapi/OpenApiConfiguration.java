package dev.lockstep.api.web.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the generated description cannot see in the controllers: security, problems, headers, and snake_case. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String SCHEME = "access_token";

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info().title("Lockstep API").version("1").description("""
                                Automated trading, safe and provably so. Every answer belongs to the tenant of the access token;
                                another tenant's things look exactly like things that are not there. Amounts are strings with
                                their asset. Lists come in pages: pass `next_cursor` as `cursor`. Every write needs an
                                `Idempotency-Key`; repeat it with the same key and it is done once. Whatever is refused is an
                                RFC 9457 problem with a stable `code`, explained at [/problems](/problems)."""))
                .addServersItem(new Server().url("/").description("this installation"))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        SCHEME,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .bearerFormat("JWT")
                                                .description(
                                                        "An access token of this installation's identity provider (RFC 9068).")))
                .addSecurityItem(new SecurityRequirement().addList(SCHEME));
    }

    /** The generator has a mapper of its own and doesn't know how ours writes names. */
    @Bean
    ModelResolver snakeCaseNames() {
        return new ModelResolver(Json31.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE))
                .openapi31(true);
    }

    @Bean
    GlobalOperationCustomizer commonParts() {
        return OperationParts::complete;
    }
}
