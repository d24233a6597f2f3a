package dev.lockstep.ui.login;

import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Ends a login here and at the identity provider; ended only here, the next click would log in again. Spring's own
 * handler shows the provider the ID token of the login, which it has forgotten once the token was renewed.
 */
final class LogoutAtProvider implements LogoutHandler, LogoutSuccessHandler {
    private static final String ID_TOKEN = LogoutAtProvider.class.getName() + ".idToken";

    private final IdentitySettings identity;
    private final String publicUrl;
    private final RedirectStrategy redirect = new UidlRedirectStrategy();

    /** @param publicUrl where a browser reaches us; empty where the request knows */
    LogoutAtProvider(IdentitySettings identity, String publicUrl) {
        this.identity = identity;
        this.publicUrl = publicUrl;
    }

    /** Runs before the session is gone. */
    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        SessionTokenRepository.tokens(request.getSession(false))
                .ifPresent(tokens -> request.setAttribute(ID_TOKEN, tokens.end()));
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        String home = home(request);
        if (!(request.getAttribute(ID_TOKEN) instanceof String idToken)) {
            redirect.sendRedirect(request, response, home);
            return;
        }
        redirect.sendRedirect(
                request,
                response,
                UriComponentsBuilder.fromUriString(identity.endSession())
                        .queryParam("id_token_hint", "{hint}")
                        .queryParam("client_id", "{client}")
                        .queryParam("post_logout_redirect_uri", "{home}")
                        .encode()
                        .buildAndExpand(idToken, identity.clientId(), home)
                        .toUriString());
    }

    private String home(HttpServletRequest request) {
        if (!publicUrl.isEmpty()) {
            return publicUrl + "/";
        }
        return UriComponentsBuilder.fromUriString(request.getRequestURL().toString())
                .replacePath(request.getContextPath() + "/")
                .replaceQuery(null)
                .toUriString();
    }
}
