package dev.lockstep.engine.order;

import java.util.regex.Pattern;

/**
 * Tells this installation's orders from everything else in an exchange account.
 *
 * @param value 8 lower-case hex characters, set once per installation
 */
public record InstallationTag(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}");

    public InstallationTag {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("installation tag must be 8 lower-case hex characters: " + value);
        }
    }
}
