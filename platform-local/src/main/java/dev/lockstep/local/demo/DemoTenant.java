package dev.lockstep.local.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A tenant of the demonstration. The ids are fixed, so that examples in the documentation hold everywhere. */
public enum DemoTenant {
    ACME(
            "0ac3e000-0000-4000-8000-00000000ac3e",
            "0ac3e000-0000-4000-8000-0000000acc01",
            "0ac3e000-0000-4000-8000-000000b0f11e",
            "Acme Capital",
            "alice",
            "ema_cross",
            "{\"fast\":\"9\",\"slow\":\"21\"}"),
    GLOBEX(
            "91b0e000-0000-4000-8000-00000091b0e0",
            "91b0e000-0000-4000-8000-0000000acc01",
            "91b0e000-0000-4000-8000-000000b0f11e",
            "Globex Trading",
            "gina",
            "rsi_reversion",
            "{\"period\":\"14\",\"lower\":\"30\",\"upper\":\"70\"}");

    /** The venue of their accounts, as the engine is told to reach it. */
    public static final String VENUE = "binance";

    /** What the venue gives each of them at the beginning, in USDT. */
    public static final BigDecimal FIRST_DEPOSIT = new BigDecimal("10000");

    private final UUID id;
    private final UUID account;
    private final UUID profileId;
    private final String title;
    private final String person;
    private final String strategy;
    private final String parameters;

    DemoTenant(
            String id,
            String account,
            String profileId,
            String title,
            String person,
            String strategy,
            String parameters) {
        this.id = UUID.fromString(id);
        this.account = UUID.fromString(account);
        this.profileId = UUID.fromString(profileId);
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
        return name().toLowerCase(Locale.ROOT);
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

    /** Name of its one profile. */
    String profile() {
        return "BTC " + strategy;
    }

    /** The body that creates its profile. */
    String profileBody() {
        return """
                {"id": "%s", "name": "%s", "exchange_account_id": "%s", "symbols": ["BTCUSDT"], "timeframe": "1m",
                 "strategy": {"kind": "%s", "parameters": %s},
                 "capital": {"amount": "5000", "asset": "USDT"},
                 "limits": {"position_size": "20", "stop_loss": "1", "take_profit": "2"}}
                """.formatted(profileId, profile(), account, strategy, parameters);
    }
}
