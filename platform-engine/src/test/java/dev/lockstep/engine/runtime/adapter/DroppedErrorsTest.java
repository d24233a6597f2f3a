package dev.lockstep.engine.runtime.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.logging.LogLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

class DroppedErrorsTest {
    @Test
    void an_error_nobody_waits_for_is_one_line_and_no_stack_trace() {
        List<LogLine> lines = new ArrayList<>();
        DroppedErrors dropped = new DroppedErrors(lines::add);
        try {
            Operators.onErrorDropped(new IllegalStateException("connection reset"), Context.empty());

            assertThat(lines)
                    .extracting(LogLine::text)
                    .containsExactly("ERROR_DROPPED error=IllegalStateException message=\"connection reset\"");
        } finally {
            dropped.destroy();
        }
    }
}
