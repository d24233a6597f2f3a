package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.VenueRefusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;

/** How the signatures of one API key are checked: by a shared secret, or by the public half of a key pair. */
sealed interface SigningKey {
    boolean fits(String signed, String signature);

    /** HMAC-SHA256 in hexadecimal digits, upper or lower case. */
    record Secret(String secret) implements SigningKey {
        @Override
        public boolean fits(String signed, String signature) {
            byte[] expected = Signatures.hmac(secret, signed).getBytes(StandardCharsets.US_ASCII);
            byte[] given = signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(expected, given);
        }

        @Override
        public String toString() {
            return "Secret"; // no secrets in logs
        }
    }

    /** Ed25519 or RSA (PKCS #1 with SHA-256) in Base64. */
    record Pair(PublicKey key) implements SigningKey {
        @Override
        public boolean fits(String signed, String signature) {
            try {
                Signature check = Signature.getInstance(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "Ed25519");
                check.initVerify(key);
                check.update(signed.getBytes(StandardCharsets.UTF_8));
                // a plus sign nobody encoded arrives as a blank
                return check.verify(Base64.getDecoder().decode(signature.replace(' ', '+')));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                return false;
            }
        }
    }

    /** A public key as {@code openssl pkey -pubout} writes it. */
    static SigningKey ofPem(String pem) {
        String text = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        for (String algorithm : new String[] {"Ed25519", "RSA"}) {
            try {
                byte[] bytes = Base64.getDecoder().decode(text);
                return new Pair(KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(bytes)));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                // perhaps the other kind
            }
        }
        throw new VenueRefusal(-1130, "The public key is neither Ed25519 nor RSA in PEM.");
    }
}
