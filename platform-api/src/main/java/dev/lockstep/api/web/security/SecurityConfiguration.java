package dev.lockstep.api.web.security;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;

/**
 * Who may ask for what, for the whole API in one list, so that no controller can forget it. Only bearer tokens, no
 * session and no cookie, hence nothing for CSRF to ride on; no other origin is let in (CORS stays closed).
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(TokenSettings.class)
class SecurityConfiguration {
    private static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
                    + "script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    @Bean
    ReactiveJwtDecoder jwtDecoder(TokenSettings settings) {
        return TokenDecoding.decoder(settings);
    }

    /** The management port is for the machine room; the network keeps others away from it. */
    @Bean
    @Order(0)
    SecurityWebFilterChain management(ServerHttpSecurity http) {
        return stateless(http)
                .securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeExchange(rules -> rules.anyExchange().permitAll())
                .build();
    }

    @Bean
    @Order(1)
    SecurityWebFilterChain api(ServerHttpSecurity http, AccessRules access, Identities identities) {
        return stateless(http)
                .authorizeExchange(SecurityConfiguration::rules)
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(access)
                        .accessDeniedHandler(access)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(identities)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(access).accessDeniedHandler(access))
                .build();
    }

    private static void rules(ServerHttpSecurity.AuthorizeExchangeSpec rules) {
        rules.pathMatchers(HttpMethod.GET, "/problems", "/openapi.json", "/openapi.json/**", "/docs", "/swagger-ui/**")
                .permitAll()
                // with a token or, in the first message, with a ticket
                .pathMatchers(HttpMethod.GET, "/ws/v1/stream")
                .permitAll()
                .pathMatchers(HttpMethod.POST, "/api/v1/stream-tickets")
                .hasAuthority(IdentityToken.MEMBER)
                .pathMatchers(HttpMethod.GET, "/api/v1/me")
                .authenticated()
                .pathMatchers(HttpMethod.GET, "/api/v1/**")
                .hasAuthority(IdentityToken.MEMBER)
                .pathMatchers("/api/v1/**")
                .hasAuthority(IdentityToken.WRITER)
                .anyExchange()
                .authenticated();
    }

    private static ServerHttpSecurity stateless(ServerHttpSecurity http) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)));
    }
}
