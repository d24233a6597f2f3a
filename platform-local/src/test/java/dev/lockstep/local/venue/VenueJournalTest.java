package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.problem.StoreCorruptionError;
import dev.lockstep.engine.venue.VenueChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VenueJournalTest {
    @TempDir
    private Path folder;

    @Test
    void lines_are_read_one_at_a_time_however_long_the_journal_is() throws IOException {
        try (VenueJournal journal = opened()) {
            journal.compact(changes(1));
            journal.append(changes(2));
        }
        Files.writeString(folder.resolve("journal.jsonl"), "not json\n", StandardOpenOption.APPEND);

        try (VenueJournal journal = opened();
                Stream<VenueChanges> changes = journal.changes()) {
            Iterator<VenueChanges> lines = changes.iterator();

            assertThat(lines.next()).isEqualTo(changes(1));
            assertThat(lines.next()).isEqualTo(changes(2));
            assertThatThrownBy(lines::next)
                    .isInstanceOf(StoreCorruptionError.class)
                    .hasMessageContaining("line 4");
        }
    }

    @Test
    void a_line_without_its_end_is_dropped_and_what_is_written_next_can_be_read() throws IOException {
        try (VenueJournal journal = opened()) {
            journal.compact(changes(1));
        }
        Files.writeString(folder.resolve("journal.jsonl"), "{\"orders\":[{\"id\":1,\"ä", StandardOpenOption.APPEND);
        try (VenueJournal journal = opened()) {
            journal.append(changes(2));
        }

        try (VenueJournal journal = opened();
                Stream<VenueChanges> changes = journal.changes()) {
            assertThat(changes).containsExactly(changes(1), changes(2));
        }
    }

    private VenueJournal opened() {
        return VenueJournal.open(folder, "generated", 7);
    }

    private static VenueChanges changes(long counter) {
        return new VenueChanges(
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of("trade.BTCUSDT", counter),
                Map.of(),
                List.of(),
                List.of());
    }
}
