package dev.lockstep.engine.paging;

import dev.lockstep.engine.problem.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page ended: the sort position of its last row. Opaque to callers, who hand it back as they got it.
 *
 * @param position the row's sort key as text, at most {@value #MAX_LENGTH} characters
 */
public record Cursor(String position) {
    private static final int MAX_LENGTH = 200;

    public Cursor {
        if (position.isEmpty() || position.length() > MAX_LENGTH) {
            throw malformed();
        }
    }

    public static Cursor decode(String text) {
        try {
            return new Cursor(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    public String encode() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static InvalidRequest malformed() {
        return new InvalidRequest(
                "page_cursor", "the cursor is not one of ours", "pass next_cursor of the page before, unchanged");
    }
}
