package dev.lockstep.api.web.security;

import dev.lockstep.engine.time.WallClock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

/**
 * Access tokens by RFC 9068 and RFC 8725: we, not the token, say which algorithms and which type are taken. Spring's
 * default type is plain {@code JWT}, which an id token has too; hence {@code at+jwt} explicitly.
 */
final class TokenDecoding {
    private TokenDecoding() {}

    static ReactiveJwtDecoder decoder(TokenSettings settings) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSetUri(
                        settings.jwkSetUri().toString())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .validateType(false)
                .webClient(keyClient(settings))
                .build();
        decoder.setJwtValidator(rules(settings));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> rules(TokenSettings settings) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTypeValidator("at+jwt", "application/at+jwt"),
                new JwtIssuerValidator(settings.issuer()),
                new JwtAudienceValidator(settings.audience()),
                new JwtTimestampValidator(settings.clockSkew()),
                new JwtClaimValidator<Instant>("exp", Objects::nonNull),
                new JwtClaimValidator<String>("sub", subject -> subject != null && !subject.isBlank()));
    }

    private static WebClient keyClient(TokenSettings settings) {
        HttpClient http = HttpClient.create().responseTimeout(settings.keyTimeout());
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .filter(new KeyFetches(settings.keyRefresh(), WallClock.system()))
                .build();
    }
}
