package dev.lockstep.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSizesTest {
    @Test
    void a_log_that_grew_too_large_is_set_aside_while_its_process_goes_on_writing(@TempDir Path directory)
            throws IOException {
        Path log = directory.resolve("engine.log");
        Files.writeString(directory.resolve("engine.log.1"), "older");
        Files.writeString(directory.resolve("api.log"), "small");
        try (var writer = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write("0123456789");
            writer.flush();

            LogSizes.look(directory, 9);
            writer.write("and on");
        }

        assertThat(log).hasContent("and on");
        assertThat(directory.resolve("engine.log.1")).hasContent("0123456789");
        assertThat(directory.resolve("engine.log.2")).hasContent("older");
        assertThat(directory.resolve("api.log")).hasContent("small");
        assertThat(directory.resolve("api.log.1")).doesNotExist();
    }
}
