package dev.lockstep.api.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** An identity provider as far as an API can tell: keys published over HTTP, tokens signed with them. */
public final class TokenIssuer {
    private final RSAKey key;
    private final AtomicInteger fetches = new AtomicInteger();
    private final DisposableServer server;

    public TokenIssuer() {
        key = newKey();
        String published = new JWKSet(key.toPublicJWK()).toString();
        server = HttpServer.create()
                .host("localhost")
                .port(0)
                .route(routes -> routes.get("/oauth2/jwks", (request, response) -> {
                    fetches.incrementAndGet();
                    return response.header("Content-Type", "application/json").sendString(Mono.just(published));
                }))
                .bindNow();
    }

    public String issuer() {
        return "http://localhost:" + server.port();
    }

    public String jwkSetUri() {
        return issuer() + "/oauth2/jwks";
    }

    /** What a good token for {@code subject} of {@code tenant} looks like, to be spoiled by tests. */
    public TokenDraft aToken(String subject, @Nullable UUID tenant) {
        return new TokenDraft(issuer(), "lockstep-api", subject, tenant, "at+jwt", Duration.ofMinutes(5));
    }

    public String sign(TokenDraft draft) {
        return signWith(key, JWSAlgorithm.RS256, draft);
    }

    /** Signed by a key that nobody published, under the published key's name. */
    public String signByStranger(TokenDraft draft) {
        return signWith(newKey(), JWSAlgorithm.RS256, draft);
    }

    public String signAs(JWSAlgorithm algorithm, TokenDraft draft) {
        return signWith(key, algorithm, draft);
    }

    /** With a key that was never published, under a name of its own. */
    public String signWithUnknownKey(TokenDraft draft) {
        return signed(
                new RSASSASigner(rsa(key)),
                JWSAlgorithm.RS256,
                UUID.randomUUID().toString(),
                draft);
    }

    /** By an elliptic curve key that nobody published, under the published key's name. */
    public static String signByEllipticStranger(TokenDraft draft) {
        try {
            return signed(
                    new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()), JWSAlgorithm.ES256, "test", draft);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the published key as if it were a shared secret. */
    public String signWithPublicKeyAsSecret(TokenDraft draft) {
        try {
            return signed(
                    new MACSigner(key.toPublicJWK().toRSAPublicKey().getEncoded()), JWSAlgorithm.HS256, "test", draft);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often the keys were asked for. */
    public int fetches() {
        return fetches.get();
    }

    public static String unsigned(TokenDraft draft) {
        return new PlainJWT(claims(draft)).serialize();
    }

    private static String signWith(RSAKey key, JWSAlgorithm algorithm, TokenDraft draft) {
        return signed(new RSASSASigner(rsa(key)), algorithm, "test", draft);
    }

    private static PrivateKey rsa(RSAKey key) {
        try {
            return key.toPrivateKey();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSSigner signer, JWSAlgorithm algorithm, String keyId, TokenDraft draft) {
        try {
            JWSHeader header = new JWSHeader.Builder(algorithm)
                    .type(new JOSEObjectType(draft.type()))
                    .keyID(keyId)
                    .build();
            SignedJWT jwt = new SignedJWT(header, claims(draft));
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet claims(TokenDraft draft) {
        Instant now = Instant.now();
        Instant end = now.plus(draft.life());
        return new JWTClaimsSet.Builder()
                .issuer(draft.issuer())
                .audience(draft.audience())
                .subject(draft.subject())
                .issueTime(Date.from(end.minus(Duration.ofMinutes(5))))
                .expirationTime(Date.from(end))
                .claim(
                        "tenant_id",
                        draft.tenant() == null ? null : draft.tenant().toString())
                .build();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
