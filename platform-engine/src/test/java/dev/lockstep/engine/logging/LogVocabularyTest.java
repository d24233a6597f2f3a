package dev.lockstep.engine.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words operators search for: each is written somewhere, and written as it always was. */
class LogVocabularyTest {
    private static final Path MAIN = Path.of("src/main/java/dev/lockstep/engine");

    @ParameterizedTest
    @EnumSource(LogEvent.class)
    void each_word_is_used(LogEvent event) throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.endsWith("LogEvent.java"))
                            .map(LogVocabularyTest::text)
                            .anyMatch(text -> text.contains("LogEvent." + event.name())))
                    .as("%s is written somewhere", event)
                    .isTrue();
        }
    }

    @Test
    void the_words_of_an_entry_are_kept_exactly() {
        assertThat(Stream.of(LogEvent.values()).map(LogEvent::text).collect(Collectors.toSet()))
                .contains(
                        "RUN_START",
                        "RUN_END",
                        "RUN_LOCKED",
                        "GUARD cooldown_blocked",
                        "GUARD cooldown_passed",
                        "GUARD idempotency_blocked",
                        "GUARD idempotency_passed",
                        "ORDER_PLACED",
                        "ORDER_FILLED",
                        "SLTP_PLACED",
                        "SLTP_SKIPPED_ALREADY_EXISTS",
                        "PROFILE_RELOADED",
                        "DECISION");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
