package dev.lockstep.local.identity;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Says in each token whom it is for and what its holder may do; access tokens are RFC 9068 tokens. */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final Map<String, Standing> standings;

    TokenClaims(IdentitySettings settings) {
        this.standings = Stream.concat(
                        settings.people().stream().map(p -> Map.entry(p.name(), p.standing())),
                        settings.programs().stream().map(p -> Map.entry(p.clientId(), p.standing())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void customize(JwtEncodingContext token) {
        var holder =
                Objects.requireNonNull(token.<Authentication>getPrincipal()).getName();
        var standing = standings.get(holder);
        if (standing == null) {
            throw new IllegalStateException("no standing for " + holder);
        }
        token.getClaims().claims(c -> c.putAll(standing.claims()));
        if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
            token.getJwsHeader().type("at+jwt");
            token.getClaims().audience(List.of(IdentitySettings.AUDIENCE));
        }
    }
}
