package dev.lockstep.engine.money;

import org.jspecify.annotations.Nullable;

/**
 * What an amount is an amount of: {@code BTC}, {@code USDT}.
 *
 * @param code the venue's own spelling; venues list assets with non-ASCII names, so any letter is allowed, but no
 *     blanks
 */
public record Asset(String code) implements Comparable<Asset> {
    private static final int MAX_LENGTH = 20;

    public Asset {
        if (code.isEmpty() || code.codePointCount(0, code.length()) > MAX_LENGTH) {
            throw new IllegalArgumentException("asset code must have 1 to " + MAX_LENGTH + " characters: " + code);
        }
        if (!isLettersAndDigits(code)) {
            throw new IllegalArgumentException("asset code must be letters and digits: " + code);
        }
    }

    private static boolean isLettersAndDigits(String code) {
        for (int i = 0; i < code.length(); i += Character.charCount(code.codePointAt(i))) {
            if (!Character.isLetterOrDigit(code.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    public static Asset of(String code) {
        return new Asset(code);
    }

    /** By hand, since every sum compares assets: what a record brings goes through method handles. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Asset asset && code.equals(asset.code));
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public int compareTo(Asset other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
