package dev.lockstep.local.demo;

import dev.lockstep.local.home.Secrets;

/**
 * What a demo tenant signs with at the simulated venue; made once per data directory.
 *
 * @param apiKey 64 letters and digits, as at Binance
 */
public record VenueKey(String apiKey, String secret) {

    private static final int BYTES = 32;

    public static VenueKey of(DemoTenant tenant, Secrets secrets) {
        var name = "venue." + tenant.slug();
        return new VenueKey(secrets.get(name + ".key", BYTES), secrets.get(name + ".secret", BYTES));
    }

    @Override
    public String toString() {
        return "VenueKey[hidden]";
    }
}
