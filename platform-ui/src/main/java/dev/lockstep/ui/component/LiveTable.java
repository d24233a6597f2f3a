package dev.lockstep.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A table whose rows are known by a key: showing it again changes the cells that differ and nothing else, so nothing
 * jumps and little is sent. A real table, so that it can be read aloud; on a narrow screen each row becomes a card,
 * with the column's name in front of each value.
 */
public final class LiveTable<T> extends Div {
    private final Function<T, String> key;
    private final List<Column<T>> columns = new ArrayList<>();
    private final NativeTableRow head = new NativeTableRow();
    private final NativeTableBody body;
    private final Map<String, Row<T>> rows = new HashMap<>();

    private record Column<T>(String name, boolean number, Supplier<? extends LiveCell<T>> cell) {}

    private record Row<T>(NativeTableRow element, List<LiveCell<T>> cells) {}

    /** A cell that knows how to show another value of its row. */
    public interface LiveCell<T> {
        Component component();

        void show(T row);
    }

    /**
     * An empty table.
     *
     * @param caption what the table is, for those who can't see where it stands
     */
    public LiveTable(String caption, Function<T, String> key) {
        this.key = key;
        addClassName("live-table");
        var table = new NativeTable();
        table.setCaptionText(caption);
        table.getHead().add(head);
        body = table.getBody();
        add(table);
    }

    public LiveTable<T> text(String name, Function<T, Cell> value) {
        return column(name, false, () -> new TextCell<>(value));
    }

    /** As text, aligned so that digits stand below each other. */
    public LiveTable<T> number(String name, Function<T, Cell> value) {
        return column(name, true, () -> new TextCell<>(value));
    }

    public LiveTable<T> column(String name, Supplier<? extends LiveCell<T>> cell) {
        return column(name, false, cell);
    }

    private LiveTable<T> column(String name, boolean number, Supplier<? extends LiveCell<T>> cell) {
        columns.add(new Column<>(name, number, cell));
        var header = new NativeTableHeaderCell(name);
        header.getElement().setAttribute("scope", "col");
        header.setClassName("number", number);
        head.add(header);
        return this;
    }

    /** In this order. */
    public void show(Collection<T> items) {
        Set<String> gone = new HashSet<>(rows.keySet());
        int place = 0;
        for (T item : items) {
            String name = key.apply(item);
            gone.remove(name);
            Row<T> row = rows.computeIfAbsent(name, absent -> row(name));
            row.cells().forEach(cell -> cell.show(item));
            move(row.element(), place++);
        }
        gone.forEach(this::drop);
    }

    private void drop(String name) {
        Row<T> row = rows.remove(name);
        if (row != null) {
            body.getElement().removeChild(row.element().getElement());
        }
    }

    private void move(NativeTableRow row, int place) {
        if (body.getElement().indexOfChild(row.getElement()) != place) {
            body.getElement().insertChild(place, row.getElement());
        }
    }

    private Row<T> row(String name) {
        var element = new NativeTableRow();
        element.getElement().setAttribute("data-key", name);
        List<LiveCell<T>> cells = new ArrayList<>();
        for (Column<T> column : columns) {
            LiveCell<T> cell = column.cell().get();
            var place = new NativeTableCell(cell.component());
            place.getElement().setAttribute("data-label", column.name());
            place.setClassName("number", column.number());
            element.add(place);
            cells.add(cell);
        }
        return new Row<>(element, cells);
    }
}
