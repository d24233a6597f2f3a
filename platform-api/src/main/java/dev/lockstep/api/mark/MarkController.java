package dev.lockstep.api.mark;

import dev.lockstep.api.web.security.Caller;
import dev.lockstep.api.web.security.CurrentCaller;
import dev.lockstep.api.web.view.PageView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/marks}. */
@Tag(name = "marks", description = "What is held, at the close of the latest candle")
@RestController
class MarkController {
    private final OpenMarks marks;

    MarkController(OpenMarks marks) {
        this.marks = marks;
    }

    @Operation(
            summary = "List the open positions' marks",
            description =
                    "Unrealised gain, distance to stop and target. A mark is the close of the latest candle of the profiles' "
                            + "timeframes, not the venue's last trade: `marked_at` is its market time, now minus `received_at` its age.")
    @GetMapping("/api/v1/marks")
    Mono<PageView<MarkView>> list(@CurrentCaller Caller caller) {
        return marks.of(caller.tenant()).map(all -> PageView.whole(all, Function.identity()));
    }
}
