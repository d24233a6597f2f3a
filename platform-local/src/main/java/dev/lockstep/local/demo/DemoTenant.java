package dev.lockstep.local.demo;

import java.util.List;
import java.util.UUID;

/** A tenant of the demonstration. The ids are fixed, so that examples in the documentation hold everywhere. */
public enum DemoTenant {
    ACME(
            "0ac3e000-0000-4000-8000-00000000ac3e",
            "0ac3e000-0000-4000-8000-0000000acc01",
            "Acme Capital",
            "alice",
            "ema_cross",
            "{\"fast\":\"9\",\"slow\":\"21\"}"),
    GLOBEX(
            "91b0e000-0000-4000-8000-00000091b0e0",
            "91b0e000-0000-4000-8000-0000000acc01",
            "Globex Trading",
            "gina",
            "rsi_reversion",
            "{\"period\":\"14\",\"oversold\":\"30\",\"overbought\":\"70\"}");

    private final UUID id;
    private final UUID account;
    private final String title;
    private final String person;
    private final String strategy;
    private final String parameters;

    DemoTenant(String id, String account, String title, String person, String strategy, String parameters) {
        this.id = UUID.fromString(id);
        this.account = UUID.fromString(account);
        this.title = title;
        this.person = person;
        this.strategy = strategy;
        this.parameters = parameters;
    }

    public UUID id() {
        return id;
    }

    /** Its one exchange account, at the simulated venue. */
    public UUID account() {
        return account;
    }

    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public String title() {
        return title;
    }

    /** Who logs in for it. */
    public String person() {
        return person;
    }

    /** The client its programs get tokens with. */
    public String program() {
        return slug() + "-program";
    }

    /** Everybody whose token is good for it. */
    public List<String> members() {
        return List.of(person, program());
    }

    String strategy() {
        return strategy;
    }

    String parameters() {
        return parameters;
    }
}
