package dev.lockstep.ui.login;

import dev.lockstep.ui.client.AccessTokens;
import dev.lockstep.ui.client.ClientSettings;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.web.client.RestClient;

/** The identity provider as this process knows it: authorization code with PKCE, refresh tokens, logout there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class LoginConfiguration {
    private static final String REGISTRATION = "idp";
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);

    @Bean
    ClientRegistrationRepository identityProvider(IdentitySettings identity, ClientSettings settings) {
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId(identity.clientId())
                .clientSecret(identity.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .redirectUri((settings.publicUrl() == null ? "{baseUrl}" : settings.publicUrl())
                        + "/login/oauth2/code/{registrationId}")
                .scope(OidcScopes.OPENID, OidcScopes.PROFILE)
                .issuerUri(identity.issuer())
                .authorizationUri(identity.authorization())
                .tokenUri(identity.token())
                .jwkSetUri(identity.jwkSet())
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .clientName("Lockstep")
                .build());
    }

    @Bean
    OAuth2AuthorizedClientRepository sessionTokenRepository() {
        return new SessionTokenRepository(grants(), InstantSource.system());
    }

    /** Asks the token endpoint, with an end to its patience: whoever needs the token waits for it. */
    static OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> grants() {
        var grants = new RestClientRefreshTokenTokenResponseClient();
        grants.setRestClient(RestClient.builder()
                .requestFactory(ClientHttpRequestFactoryBuilder.jdk()
                        .build(HttpClientSettings.defaults().withTimeouts(CONNECT, READ)))
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return grants;
    }

    @Bean
    LogoutAtProvider logoutAtProvider(IdentitySettings identity, ClientSettings settings) {
        return new LogoutAtProvider(
                identity,
                settings.publicUrl() == null ? "" : settings.publicUrl().toString());
    }

    /** How a session's tokens are found, for those who must not know where they are kept. */
    @Bean
    Function<HttpSession, Optional<AccessTokens>> tokensOfSession() {
        return session -> SessionTokenRepository.tokens(session).map(AccessTokens.class::cast);
    }
}
