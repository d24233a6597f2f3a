package dev.lockstep.api.web.security;

import dev.lockstep.engine.problem.ConfigError;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which access tokens are accepted ({@code lockstep.identity.*}). Nothing is fetched at start: the identity provider
 * may come up later than we do.
 *
 * @param issuer what {@code iss} must say, exactly
 * @param jwkSetUri where the issuer publishes its public keys
 * @param audience what {@code aud} must contain
 * @param clockSkew how far the issuer's clock may be off, at most 30 s
 * @param keyTimeout how long to wait for the keys
 * @param keyRefresh how often the keys are fetched at most; a token signed by a new key is refused that much longer
 * @param membershipTtl how long a membership read from the database is believed; a removed member gets in so much
 *     longer
 * @param membershipCache how many memberships are remembered
 */
@ConfigurationProperties("lockstep.identity")
record TokenSettings(
        @DefaultValue("http://localhost:8083") String issuer,
        @DefaultValue("http://localhost:8083/oauth2/jwks") URI jwkSetUri,
        @DefaultValue("lockstep-api") String audience,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("3s") Duration keyTimeout,
        @DefaultValue("10s") Duration keyRefresh,
        @DefaultValue("10s") Duration membershipTtl,
        @DefaultValue("10000") int membershipCache) {
    private static final Duration MAX_SKEW = Duration.ofSeconds(30);

    TokenSettings {
        if (clockSkew.isNegative() || clockSkew.compareTo(MAX_SKEW) > 0) {
            throw new ConfigError(
                    "token_clock_skew",
                    "lockstep.identity.clock-skew is " + clockSkew,
                    "choose 0 to 30 seconds and keep the clocks in step instead");
        }
    }
}
