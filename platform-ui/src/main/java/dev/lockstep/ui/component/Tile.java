package dev.lockstep.ui.component;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** One number that matters, its name, and what it is made of. */
public final class Tile extends Div {
    private final Span value = new Span(Formats.UNKNOWN);
    private final Span note = new Span();

    /**
     * A number not known yet.
     *
     * @param formula said to whoever asks, by pointer or screen reader
     */
    public Tile(String name, String formula) {
        addClassName("tile");
        setTitle(formula);
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", name);
        var label = new Span(name);
        label.addClassName("tile-name");
        value.addClassName("tile-value");
        note.addClassName("tile-note");
        add(label, value, note);
    }

    public void set(String text, Tone tone, String remark) {
        value.setText(text);
        note.setText(remark);
        tone.on(value);
    }
}
