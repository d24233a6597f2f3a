package dev.lockstep.engine.market;

import java.util.regex.Pattern;

/**
 * A trading place by its configured name. Two names with the same protocol (live and simulated) are two venues.
 *
 * @param name lower case: {@code binance}, {@code kraken}
 */
public record Venue(String name) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,31}");

    public Venue {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("venue name must be lower case letters, digits and dashes: " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
