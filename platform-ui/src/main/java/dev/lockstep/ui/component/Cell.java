package dev.lockstep.ui.component;

import org.jspecify.annotations.Nullable;

/**
 * What a table shows in one place.
 *
 * @param note smaller, below; empty for none
 * @param title on request; empty for none
 */
public record Cell(String text, Tone tone, String note, String title) {
    public static Cell of(@Nullable String text) {
        return new Cell(text == null ? Formats.UNKNOWN : text, Tone.PLAIN, "", "");
    }

    public static Cell of(String text, Tone tone) {
        return new Cell(text, tone, "", "");
    }

    public Cell noting(String remark) {
        return new Cell(text, tone, remark, title);
    }

    public Cell titled(String all) {
        return new Cell(text, tone, note, all);
    }
}
