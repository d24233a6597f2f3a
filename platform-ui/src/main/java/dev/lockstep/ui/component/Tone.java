package dev.lockstep.ui.component;

import com.vaadin.flow.component.HasStyle;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a value means for its reader. A tone is never shown by colour alone: a sign, a mark or a word goes with it. */
public enum Tone {
    PLAIN,
    QUIET,
    GAIN,
    LOSS,
    GOOD,
    WARN,
    BAD;

    public static Tone of(@Nullable BigDecimal change) {
        if (change == null) {
            return QUIET;
        }
        return change.signum() > 0 ? GAIN : change.signum() < 0 ? LOSS : PLAIN;
    }

    void on(HasStyle component) {
        for (Tone each : values()) {
            component.setClassName("tone-" + each.name().toLowerCase(Locale.ROOT), each == this);
        }
    }

    /** The mark before a status; its shape says what its colour says. */
    String mark() {
        return switch (this) {
            case GOOD -> "●";
            case WARN -> "▲";
            case BAD -> "◆";
            case GAIN -> "▲";
            case LOSS -> "▼";
            case PLAIN, QUIET -> "○";
        };
    }
}
