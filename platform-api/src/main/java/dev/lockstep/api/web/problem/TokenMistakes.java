package dev.lockstep.api.web.problem;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** Why a token was not accepted: enough for its owner to mend it, nothing that helps to forge one. */
final class TokenMistakes {
    private TokenMistakes() {}

    static Refusal of(AuthenticationException mistake) {
        if (mistake instanceof AuthenticationCredentialsNotFoundException) {
            return Refusal.of(ProblemCode.TOKEN_MISSING, "the request carries no access token")
                    .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"lockstep\"");
        }
        return Refusal.of(ProblemCode.TOKEN_INVALID, reason(mistake))
                .with(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer realm=\"lockstep\", error=\"invalid_token\", error_description=\"" + reason(mistake)
                                + "\"");
    }

    /** Spring's descriptions are matched by word, never repeated: they quote claims of the token. */
    private static String reason(AuthenticationException mistake) {
        String said = mistake instanceof OAuth2AuthenticationException oauth
                ? String.valueOf(oauth.getError().getDescription())
                : String.valueOf(mistake.getMessage());
        if (said.contains("expired")) {
            return "the token has expired";
        }
        if (said.contains("before")) {
            return "the token is not valid yet";
        }
        if (said.contains("iss")) {
            return "the token is from another issuer";
        }
        if (said.contains("aud")) {
            return "the token is for another audience";
        }
        if (said.contains("typ")) {
            return "the token is not an access token of type at+jwt";
        }
        return "the token is malformed or not signed by this installation";
    }
}
