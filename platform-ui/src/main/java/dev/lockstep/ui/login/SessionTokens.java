package dev.lockstep.ui.login;

import dev.lockstep.ui.client.AccessTokens;
import dev.lockstep.ui.client.ApiFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * The tokens of one browser session. They stay on this side: the browser has only its session cookie. Any thread may
 * ask; one at a time refreshes, because a refresh token is good for one use.
 */
final class SessionTokens implements AccessTokens {
    /** A token is renewed so long before its end, so that none runs out on its way. */
    static final Duration MARGIN = Duration.ofSeconds(30);

    private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> grants;
    private final InstantSource clock;
    private OAuth2AuthorizedClient client;
    private String idToken;
    private boolean over;

    SessionTokens(
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> grants,
            InstantSource clock,
            OAuth2AuthorizedClient client,
            String idToken) {
        this.grants = grants;
        this.clock = clock;
        this.client = client;
        this.idToken = idToken;
    }

    @Override
    public synchronized String bearer(Duration goodFor) {
        if (over) {
            throw new ApiFailure.SessionOver("the login has ended");
        }
        if (expiresAt().isBefore(clock.instant().plus(goodFor.compareTo(MARGIN) > 0 ? goodFor : MARGIN))) {
            renew();
        }
        return client.getAccessToken().getTokenValue();
    }

    private Instant expiresAt() {
        Instant expires = client.getAccessToken().getExpiresAt();
        return expires == null ? Instant.MAX : expires;
    }

    /** After this nobody gets a token from here. Returns what the identity provider wants to see at logout. */
    synchronized String end() {
        over = true;
        return idToken;
    }

    synchronized OAuth2AuthorizedClient client() {
        return client;
    }

    private void renew() {
        OAuth2RefreshToken refreshToken = client.getRefreshToken();
        if (refreshToken == null) {
            over = true;
            throw new ApiFailure.SessionOver("the login ran out");
        }
        try {
            take(grants.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                    client.getClientRegistration(), client.getAccessToken(), refreshToken)));
        } catch (OAuth2AuthorizationException e) {
            notRenewed(e);
        }
    }

    private void take(OAuth2AccessTokenResponse answer) {
        client = new OAuth2AuthorizedClient(
                client.getClientRegistration(),
                client.getPrincipalName(),
                answer.getAccessToken(),
                answer.getRefreshToken() == null ? client.getRefreshToken() : answer.getRefreshToken());
        // the provider knows a login by its newest ID token only
        if (answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN) instanceof String next) {
            idToken = next;
        }
    }

    private void notRenewed(OAuth2AuthorizationException e) {
        if (OAuth2ErrorCodes.INVALID_GRANT.equals(e.getError().getErrorCode())) {
            over = true;
            throw new ApiFailure.SessionOver("the identity provider no longer knows this login", e);
        }
        if (!expiresAt().isAfter(clock.instant())) {
            throw new ApiFailure.Down("the identity provider does not renew the token", e);
        }
        // still good for some seconds; the next call tries again
    }
}
