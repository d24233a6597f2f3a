package dev.lockstep.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;

/** A name and a state, with a mark whose shape says what its colour says. */
public final class Chip extends Span {
    private final Span mark = new Span();
    private final Span value = new Span();

    public Chip(String name) {
        addClassName("chip");
        mark.addClassName("chip-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        var label = new Span(name);
        label.addClassName("chip-name");
        value.addClassName("chip-value");
        add(mark, label, value);
    }

    /** With something that counts by itself in place of a text. */
    public Chip(String name, Component counting) {
        this(name);
        value.add(counting);
    }

    public void set(String text, Tone tone, String title) {
        value.setText(text);
        tone(tone, title);
    }

    public void tone(Tone tone, String title) {
        mark.setText(tone.mark());
        tone.on(this);
        setTitle(title);
    }
}
