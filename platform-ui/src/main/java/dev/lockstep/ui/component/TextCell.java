package dev.lockstep.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value, and below it a smaller one. */
final class TextCell<T> implements LiveTable.LiveCell<T> {
    private final Function<T, Cell> value;
    private final Div place = new Div();
    private final Span text = new Span();
    private @Nullable Span note;
    private @Nullable Cell shown;

    TextCell(Function<T, Cell> value) {
        this.value = value;
        place.addClassName("cell");
        place.add(text);
    }

    @Override
    public Component component() {
        return place;
    }

    @Override
    public void show(T row) {
        Cell next = value.apply(row);
        if (next.equals(shown)) {
            return;
        }
        shown = next;
        text.setText(next.text());
        next.tone().on(text);
        if (!next.title().isEmpty()) {
            place.setTitle(next.title());
        }
        showNote(next.note());
    }

    private void showNote(String words) {
        if (note == null && words.isEmpty()) {
            return;
        }
        if (note == null) {
            note = new Span();
            note.addClassName("cell-note");
            place.add(note);
        }
        note.setText(words);
    }
}
