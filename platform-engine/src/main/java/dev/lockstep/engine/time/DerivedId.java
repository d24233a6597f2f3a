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
    private static final MessageDigest EMPTY = empty();

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
        return HexFormat.of().formatHex(sha256(words), 0, (length + 1) / 2).substring(0, length);
    }

    private static byte[] sha256(Object... words) {
        byte[][] spelled = new byte[words.length][];
        int length = 0;
        for (int i = 0; i < words.length; i++) {
            spelled[i] = words[i].toString().getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + spelled[i].length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] word : spelled) {
            all.putInt(word.length).put(word);
        }
        return newDigest().digest(all.array());
    }

    /** A copy of an empty digest: looking one up among the providers takes longer than hashing an id. */
    private static MessageDigest newDigest() {
        try {
            return (MessageDigest) EMPTY.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be copied", e);
        }
    }

    private static MessageDigest empty() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
