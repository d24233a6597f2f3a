package dev.lockstep.api.stream;

import dev.lockstep.engine.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pass into the stream: {@code lk_<tenant>_<secret>}. It names its tenant, so that it is looked for inside that
 * tenant's rows only.
 *
 * @param tenant whose
 * @param secret 32 random bytes, base64url
 */
record Ticket(TenantId tenant, String secret) {
    private static final Pattern FORM =
            Pattern.compile("lk_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})_([A-Za-z0-9_-]{43})");
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Ticket drawn(TenantId tenant) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new Ticket(tenant, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    static Optional<Ticket> read(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Ticket(new TenantId(UUID.fromString(matcher.group(1))), matcher.group(2)))
                : Optional.empty();
    }

    String text() {
        return "lk_" + tenant + "_" + secret;
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "ticket of " + tenant;
    }
}
