package dev.lockstep.ui.client;

import java.util.Locale;

/** What a person may want of a profile. */
public enum ProfileAction {
    START,
    PAUSE,
    STOP;

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
