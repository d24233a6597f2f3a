package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code fills}. */
final class FillTable {
    /** What {@link #insert} says of a fill that is stored just so. */
    static final String DUPLICATE = "DUPLICATE";

    private final Rows<Object, Fill> rows;
    private final Rows.Lookup<Object, Fill> byOrder;

    FillTable(Undo undo) {
        rows = new Rows<>(undo);
        byOrder = rows.lookup(Fill::order);
    }

    /** Null where it is new, {@link #DUPLICATE} where it is stored just so, else which fields differ. */
    @Nullable
    String insert(Fill fill) {
        Object key = List.of(fill.account(), fill.instrument().symbol(), fill.venueTradeId());
        Fill known = rows.find(key);
        if (known == null) {
            rows.put(key, fill);
            return null;
        }
        List<String> differs = differences(known, fill);
        return differs.isEmpty() ? DUPLICATE : "fill: " + String.join(", ", differs);
    }

    List<Fill> of(ClientOrderId order) {
        return byOrder.of(order).stream()
                .sorted(Comparator.comparing(Fill::executedAt).thenComparing(Fill::venueTradeId))
                .toList();
    }

    List<Fill> all() {
        return List.copyOf(rows.all());
    }

    private static List<String> differences(Fill known, Fill fill) {
        List<String> differs = new ArrayList<>();
        compare(differs, "order", known.order(), fill.order());
        compare(differs, "side", known.side(), fill.side());
        compare(differs, "quantity", known.quantity().value(), fill.quantity().value());
        compare(differs, "price", known.price().value(), fill.price().value());
        compare(differs, "quote", known.quote().amount(), fill.quote().amount());
        compare(differs, "fee", known.fee().amount(), fill.fee().amount());
        compare(differs, "fee_asset", known.fee().asset(), fill.fee().asset());
        compare(differs, "executed_at", known.executedAt(), fill.executedAt());
        return differs;
    }

    private static void compare(List<String> differs, String field, Object known, Object told) {
        if (!Objects.equals(known, told)) {
            differs.add(field);
        }
    }
}
