package dev.lockstep.engine.paging;

import dev.lockstep.engine.problem.InvalidRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * The sort position in a list that runs from new to old: a time and, for rows of the same time, their key. Stays where
 * it is while newer rows are added.
 *
 * @param at the row's time
 * @param key the row's key, its parts separated by blanks
 */
public record TimePosition(Instant at, String key) {
    /** Later than any row, so that a first page needs no SQL of its own. */
    private static final Instant BEFORE_ALL = Instant.parse("9999-01-01T00:00:00Z");

    private static final UUID ANY = new UUID(0, 0);

    /** Where the wanted page begins. */
    public static TimePosition of(PageRequest page) {
        return page.after() == null
                ? new TimePosition(BEFORE_ALL, "")
                : parse(page.after().position());
    }

    public String text() {
        return at + " " + key;
    }

    /** The key as a UUID; of the first page any will do, since the time decides. */
    public UUID uuid() {
        try {
            return key.isEmpty() ? ANY : UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
    }

    /** The key's parts, {@code count} of them; of the first page empty ones. */
    public List<String> parts(int count) {
        List<String> parts = List.of(key.split(" ", count));
        if (key.isEmpty()) {
            return Collections.nCopies(count, "");
        }
        if (parts.size() != count) {
            throw foreign();
        }
        return parts;
    }

    private static TimePosition parse(String text) {
        int blank = text.indexOf(' ');
        if (blank < 0) {
            throw foreign();
        }
        try {
            return new TimePosition(Instant.parse(text.substring(0, blank)), text.substring(blank + 1));
        } catch (DateTimeException e) {
            throw foreign();
        }
    }

    private static InvalidRequest foreign() {
        return new InvalidRequest(
                "page_cursor",
                "the cursor belongs to another list",
                "pass next_cursor of the page before, unchanged and to the same list");
    }
}
