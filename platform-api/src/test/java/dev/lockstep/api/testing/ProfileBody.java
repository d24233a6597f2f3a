package dev.lockstep.api.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The body that creates a profile, good unless a test spoils it. */
public final class ProfileBody {
    private final Map<String, Object> fields = new HashMap<>();

    private ProfileBody(UUID tenant) {
        fields.put("name", "profile " + UUID.randomUUID());
        fields.put("exchange_account_id", People.Tenants.accountOf(tenant));
        fields.put("symbols", List.of("BTCUSDT"));
        fields.put("timeframe", "1m");
        fields.put("strategy", Map.of("kind", "ema_cross"));
        fields.put("capital", Map.of("amount", "1000", "asset", "USDT"));
    }

    public static ProfileBody ofAcme() {
        return new ProfileBody(People.Tenants.ACME);
    }

    public static ProfileBody ofGlobex() {
        return new ProfileBody(People.Tenants.GLOBEX);
    }

    public ProfileBody with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    public ProfileBody without(String field) {
        fields.remove(field);
        return this;
    }

    public Map<String, Object> json() {
        return fields;
    }
}
