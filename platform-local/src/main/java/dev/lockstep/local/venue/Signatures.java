package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.VenueRefusal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Who signed a request, by Binance's rules ("Signed Endpoint Examples" and "Timing security" in rest-api.md):
 * HMAC-SHA256, Ed25519 or RSA over query string and body joined without {@code &}, the {@code signature} parameter
 * taken out of each; a timestamp less than a second ahead and not older than the receive window.
 */
final class Signatures {
    private static final Pattern SIGNATURE = Pattern.compile("(^|&)signature=[^&]*");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{1,64}");
    private static final BigDecimal USUAL_WINDOW = new BigDecimal("5000");
    private static final BigDecimal LARGEST_WINDOW = new BigDecimal("60000");
    private static final BigDecimal MICROSECONDS_FROM = new BigDecimal("100000000000000");

    /**
     * Who a request is from.
     *
     * @param apiKey it was sent with
     * @param name of the account
     * @param key that checks its signature
     */
    record Signer(String apiKey, String name, SigningKey key) {
        /** Only these may log a whole socket on. */
        boolean isEd25519() {
            return key instanceof SigningKey.Pair pair
                    && !pair.key().getAlgorithm().equals("RSA");
        }
    }

    private final Map<String, Signer> byKey = new ConcurrentHashMap<>();
    private final InstantSource wall;

    Signatures(Iterable<VenueAccountSettings> accounts, InstantSource wall) {
        accounts.forEach(account -> add(account.apiKey(), account.name(), new SigningKey.Secret(account.secret())));
        this.wall = wall;
    }

    /** One more key of an account. */
    void add(String apiKey, String account, SigningKey key) {
        byKey.put(apiKey, new Signer(apiKey, account, key));
    }

    /** The account a key says it is of, empty for a key nobody has; nothing was verified. */
    String ownerOf(@Nullable String apiKey) {
        Signer signer = apiKey == null ? null : byKey.get(apiKey);
        return signer == null ? "" : signer.name();
    }

    private Signer signer(@Nullable String apiKey) {
        if (apiKey == null || !KEY.matcher(apiKey).matches()) {
            throw new VenueRefusal(-2014, "API-key format invalid.");
        }
        Signer signer = byKey.get(apiKey);
        if (signer == null) {
            throw new VenueRefusal(-2015, "Invalid API-key, IP, or permissions for action.");
        }
        return signer;
    }

    /** The account that signed a REST call. */
    Signer verify(Call call, Params params) {
        Signer account = signer(call.apiKey());
        String given = params.text("signature");
        checkTime(params);
        String signed = withoutSignature(call.query()) + withoutSignature(call.body());
        if (!account.key().fits(signed, given)) {
            throw new VenueRefusal(-1022, "Signature for this request is not valid.");
        }
        return account;
    }

    /** The account that signed a WebSocket API request: over all parameters sorted by name. */
    Signer verify(Params params) {
        Signer account = signer(params.optional("apiKey"));
        String given = params.text("signature");
        checkTime(params);
        String signed = new TreeMap<>(params.values())
                .entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("signature"))
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("&"));
        if (!account.key().fits(signed, given)) {
            throw new VenueRefusal(-1022, "Signature for this request is not valid.");
        }
        return account;
    }

    /** Both limits; called on arrival and again just before matching (Binance: since 2025-06-06). */
    void checkTime(Params params) {
        BigDecimal timestamp = millis(params.decimal("timestamp"));
        BigDecimal window = params.has("recvWindow") ? params.decimal("recvWindow") : USUAL_WINDOW;
        if (window.stripTrailingZeros().scale() > 3) {
            throw new VenueRefusal(-1111, "Parameter 'recvWindow' has too much precision.");
        }
        if (window.compareTo(LARGEST_WINDOW) > 0) {
            throw new VenueRefusal(-1131, "recvWindow must be less than 60000.");
        }
        BigDecimal now = BigDecimal.valueOf(wall.millis());
        if (timestamp.compareTo(now.add(new BigDecimal("1000"))) >= 0) {
            throw new VenueRefusal(-1021, "Timestamp for this request was 1000ms ahead of the server's time.");
        }
        if (now.subtract(timestamp).compareTo(window) > 0) {
            throw new VenueRefusal(-1021, "Timestamp for this request is outside of the recvWindow.");
        }
    }

    private static BigDecimal millis(BigDecimal timestamp) {
        return timestamp.compareTo(MICROSECONDS_FROM) >= 0 ? timestamp.movePointLeft(3) : timestamp;
    }

    private static String withoutSignature(String encoded) {
        String rest = SIGNATURE.matcher(encoded).replaceFirst("");
        return rest.startsWith("&") ? rest.substring(1) : rest;
    }

    static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
