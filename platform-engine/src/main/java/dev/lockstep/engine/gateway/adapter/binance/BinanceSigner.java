package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs with HMAC-SHA256. The only place that holds an account's secret while its gateway is open. */
final class BinanceSigner {
    private static final String ALGORITHM = "HmacSHA256";

    private final String apiKey;
    private final SecretKeySpec key;

    BinanceSigner(Credentials credentials) {
        apiKey = credentials.apiKey();
        key = new SecretKeySpec(credentials.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    String apiKey() {
        return apiKey;
    }

    /** The query with its signature appended; what was signed is byte for byte what is sent. */
    String signed(Parameters parameters) {
        String query = parameters.encoded();
        return query + "&signature=" + signature(query);
    }

    String signature(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "BinanceSigner[hidden]";
    }
}
