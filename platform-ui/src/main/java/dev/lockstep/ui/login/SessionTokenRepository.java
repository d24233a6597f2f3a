package dev.lockstep.ui.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Keeps the tokens of a login in its HTTP session, as something that background threads can use without a request. */
final class SessionTokenRepository implements OAuth2AuthorizedClientRepository {
    private static final String ATTRIBUTE = SessionTokens.class.getName();

    private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> grants;
    private final InstantSource clock;

    SessionTokenRepository(
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> grants, InstantSource clock) {
        this.grants = grants;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the interface is so
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request) {
        return (T) tokens(request.getSession(false)).map(SessionTokens::client).orElse(null);
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!(principal.getPrincipal() instanceof OidcUser user)) {
            throw new IllegalStateException("the identity provider gave no ID token");
        }
        request.getSession()
                .setAttribute(
                        ATTRIBUTE,
                        new SessionTokens(
                                grants, clock, client, user.getIdToken().getTokenValue()));
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request, HttpServletResponse response) {
        tokens(request.getSession(false)).ifPresent(SessionTokens::end);
    }

    static Optional<SessionTokens> tokens(@Nullable HttpSession session) {
        return Optional.ofNullable(session).map(s -> (SessionTokens) s.getAttribute(ATTRIBUTE));
    }
}
