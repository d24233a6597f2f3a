package dev.lockstep.engine.effect;

import java.util.Locale;

/** What must happen once. */
public enum EffectType {
    ORDER_PLACEMENT(true),
    POSITION_UPDATE(false),
    PNL_WRITE(false),
    LEDGER_WRITE(false),
    TRADE_STATE_WRITE(false),
    NOTIFICATION(true);

    private final boolean outside;

    EffectType(boolean outside) {
        this.outside = outside;
    }

    /** True where it happens outside the database, so that no transaction holds it and its record together. */
    public boolean isOutside() {
        return outside;
    }

    /** As in keys: {@code order-placement}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
