package dev.lockstep.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.lockstep.ui.desk.Tape;
import dev.lockstep.ui.desk.TapeLine;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What happened lately, newest first; only lines that are new are added. */
public final class TapeList extends UnorderedList {
    private static final int SHOWN = 60;
    private static final String ID = "tape-";

    private final Set<String> known = new HashSet<>();

    public TapeList() {
        addClassName("tape");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("aria-label", "Latest events");
    }

    public void show(Tape tape) {
        List<TapeLine> fresh = tape.lines().stream()
                .limit(SHOWN)
                .takeWhile(line -> !known.contains(ID + line.id()))
                .toList();
        for (TapeLine line : fresh.reversed()) {
            known.add(ID + line.id());
            addComponentAsFirst(item(line));
        }
        while (getComponentCount() > SHOWN) {
            Component oldest = getComponentAt(getComponentCount() - 1);
            oldest.getId().ifPresent(known::remove);
            remove(oldest);
        }
    }

    private static ListItem item(TapeLine line) {
        var time = new Span(Formats.time(line.at()));
        time.addClassName("tape-time");
        time.setTitle(Formats.moment(line.at()));
        var kind = new Span(line.kind().word());
        kind.addClassNames("tape-kind", "kind-" + line.kind().name().toLowerCase(Locale.ROOT));
        var text = new Span(line.text());
        text.addClassName("tape-text");
        var correlation = new Span(line.correlationId());
        correlation.addClassName("tape-correlation");
        correlation.setTitle("Correlation id: finds the orders, log lines and trace of this decision");
        var item = new ListItem(time, kind, text, correlation);
        item.setId(ID + line.id());
        item.getElement().setAttribute("data-at", String.valueOf(line.at().toEpochMilli()));
        return item;
    }
}
