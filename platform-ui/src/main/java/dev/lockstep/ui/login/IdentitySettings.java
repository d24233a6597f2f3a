package dev.lockstep.ui.login;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people log in ({@code lockstep.identity.*}). The addresses are settings and not discovered, so that the screens
 * start without the identity provider; what is left out lies where Spring's authorization server has it.
 *
 * @param issuer what {@code iss} of an ID token must say, exactly
 * @param clientId how the screens are known there
 * @param clientSecret and proven
 * @param authorizationUri where a browser is sent to log in
 * @param tokenUri where this process asks for tokens
 * @param jwkSetUri where the public keys are
 * @param endSessionUri where a browser is sent to log out
 */
@ConfigurationProperties("lockstep.identity")
record IdentitySettings(
        @DefaultValue("http://localhost:8083") String issuer,
        @DefaultValue("lockstep-ui") String clientId,
        @DefaultValue("") String clientSecret,
        @Nullable URI authorizationUri,
        @Nullable URI tokenUri,
        @Nullable URI jwkSetUri,
        @Nullable URI endSessionUri) {

    String authorization() {
        return or(authorizationUri, "/oauth2/authorize");
    }

    String token() {
        return or(tokenUri, "/oauth2/token");
    }

    String jwkSet() {
        return or(jwkSetUri, "/oauth2/jwks");
    }

    String endSession() {
        return or(endSessionUri, "/connect/logout");
    }

    private String or(@Nullable URI given, String path) {
        return given == null ? issuer + path : given.toString();
    }
}
