package dev.lockstep.api.testing;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token before it is signed; each {@code with} spoils one thing. */
public record TokenDraft(
        String issuer,
        String audience,
        String subject,
        @Nullable UUID tenant,
        String type,
        Duration life) {
    public TokenDraft withIssuer(String other) {
        return new TokenDraft(other, audience, subject, tenant, type, life);
    }

    public TokenDraft withAudience(String other) {
        return new TokenDraft(issuer, other, subject, tenant, type, life);
    }

    public TokenDraft withType(String other) {
        return new TokenDraft(issuer, audience, subject, tenant, other, life);
    }

    public TokenDraft withLife(Duration other) {
        return new TokenDraft(issuer, audience, subject, tenant, type, other);
    }
}
