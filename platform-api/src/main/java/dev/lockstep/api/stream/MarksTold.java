package dev.lockstep.api.stream;

import dev.lockstep.api.mark.MarkView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The marks last told to a tenant's sessions, so that only what changed is told again, and what is gone too. */
final class MarksTold {
    /**
     * A change to tell.
     *
     * @param position whose mark
     * @param mark null where the position is closed
     */
    record Change(UUID position, @Nullable MarkView mark) {}

    private final Set<UUID> shown = new HashSet<>();
    private Map<UUID, MarkView> told = Map.of();

    /** Told to one session alone, when it began; that they are gone concerns it too. */
    synchronized void shown(List<MarkView> marks) {
        marks.forEach(mark -> shown.add(mark.positionId()));
    }

    synchronized List<Change> changes(List<MarkView> marks) {
        Map<UUID, MarkView> now = marks.stream().collect(Collectors.toMap(MarkView::positionId, Function.identity()));
        List<Change> changes = new ArrayList<>();
        marks.stream()
                .filter(mark -> !mark.equals(told.get(mark.positionId())))
                .forEach(mark -> changes.add(new Change(mark.positionId(), mark)));
        shown.addAll(told.keySet());
        shown.stream()
                .filter(position -> !now.containsKey(position))
                .forEach(position -> changes.add(new Change(position, null)));
        shown.clear();
        told = new HashMap<>(now);
        return changes;
    }
}
