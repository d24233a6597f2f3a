package dev.lockstep.local.venue;

import java.math.BigDecimal;
import java.util.Map;

/**
 * An account of the simulated venue.
 *
 * @param name inside the venue; never shown to clients
 * @param apiKey sent as {@code X-MBX-APIKEY}
 * @param secret signs with HMAC-SHA256
 * @param balances first deposits by asset; an account that exists in the data directory keeps what it has
 */
public record VenueAccountSettings(String name, String apiKey, String secret, Map<String, BigDecimal> balances) {
    public VenueAccountSettings {
        balances = Map.copyOf(balances);
        if (!apiKey.matches("[A-Za-z0-9]{16,64}") || secret.length() < 16) {
            throw new IllegalArgumentException("api key of " + name + " must be 16 to 64 letters and digits");
        }
    }

    @Override
    public String toString() {
        return "VenueAccountSettings[" + name + "]"; // no secrets in logs
    }
}
