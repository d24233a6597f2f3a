package dev.lockstep.engine.time;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Ids that follow from what they name: the same words always give the same id, so a crashed step that is repeated finds
 * its own earlier trace. SHA-256 over the words with their lengths, so that ("ab","c") is not ("a","bc").
 */
public final class DerivedId {
    private DerivedId() {}

    /** A UUID of version 8 (RFC 9562, "custom") from the first 128 bits of the hash. */
    public static UUID of(Object... words) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(words));
        long high = (hash.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x0000000000008000L;
        long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** The first {@code length} lower-case hex characters of the hash, at most 64. */
    public static String hex(int length, Object... words) {
        return HexFormat.of().formatHex(sha256(words)).substring(0, length);
    }

    private static byte[] sha256(Object... words) {
        MessageDigest digest = newDigest();
        for (Object word : words) {
            byte[] bytes = word.toString().getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return digest.digest();
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
