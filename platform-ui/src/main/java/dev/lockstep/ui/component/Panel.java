package dev.lockstep.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/** A part of a screen with a heading. In place of its content it can say that there is none, or none yet, and why. */
public final class Panel extends Section {
    private final Div tools = new Div();
    private final Div content = new Div();
    private final Div said = new Div();

    public Panel(String title, Component... parts) {
        addClassName("panel");
        var top = new Div(new H2(title), tools);
        top.addClassName("panel-top");
        tools.addClassName("panel-tools");
        said.addClassName("panel-said");
        said.getElement().setAttribute("role", "status");
        content.add(parts);
        content.addClassName("panel-content");
        getElement().setAttribute("aria-label", title);
        add(top, said, content);
        loading();
    }

    public Panel tools(Component... parts) {
        tools.add(parts);
        return this;
    }

    /** Nothing is known yet. */
    public void loading() {
        say("Loading …");
    }

    /** The content is not shown: there is nothing in it, or it cannot be had. */
    public void say(String words) {
        said.setText(words);
        said.setVisible(true);
        content.setVisible(false);
    }

    /** The content as it is. */
    public void ready() {
        said.setVisible(false);
        content.setVisible(true);
    }
}
