package dev.lockstep.local.identity;

import java.time.Duration;
import java.util.List;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** How the browser application and the programs are known to the provider. */
final class Clients {

    static final Duration BROWSER_TOKEN = Duration.ofMinutes(10);
    static final Duration PROGRAM_TOKEN = Duration.ofHours(1);
    static final Duration REFRESH_TOKEN = Duration.ofHours(12);

    private Clients() {}

    static RegisteredClient browser(BrowserApp app, PasswordEncoder encoder) {
        return RegisteredClient.withId(app.clientId())
                .clientId(app.clientId())
                .clientSecret(encoder.encode(app.secret()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(app.redirectUri())
                .postLogoutRedirectUri(app.address() + "/")
                .scopes(s -> s.addAll(List.of(OidcScopes.OPENID, OidcScopes.PROFILE)))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(BROWSER_TOKEN)
                        .refreshTokenTimeToLive(REFRESH_TOKEN)
                        .reuseRefreshTokens(false)
                        .build())
                .build();
    }

    static RegisteredClient program(Program program, PasswordEncoder encoder) {
        return RegisteredClient.withId(program.clientId())
                .clientId(program.clientId())
                .clientSecret(encoder.encode(program.secret()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(PROGRAM_TOKEN)
                        .build())
                .build();
    }
}
