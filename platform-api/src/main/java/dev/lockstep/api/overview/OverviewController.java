package dev.lockstep.api.overview;

import dev.lockstep.api.web.security.Caller;
import dev.lockstep.api.web.security.CurrentCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/overview}. */
@Tag(name = "overview", description = "What everything comes to, and how fresh it is")
@RestController
class OverviewController {
    private final Overviews overviews;

    OverviewController(Overviews overviews) {
        this.overviews = overviews;
    }

    @Operation(
            summary = "Read the overview",
            description = "Tiles per profile and in sum, trading state, feeds and the age of each venue's data.")
    @GetMapping("/api/v1/overview")
    Mono<OverviewView> overview(@CurrentCaller Caller caller) {
        return overviews.of(caller.tenant());
    }
}
