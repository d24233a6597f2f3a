package dev.lockstep.api.decision;

import dev.lockstep.api.profile.ProfileLookup;
import dev.lockstep.api.web.security.Caller;
import dev.lockstep.api.web.security.CurrentCaller;
import dev.lockstep.api.web.view.PageView;
import dev.lockstep.engine.guard.Decision;
import dev.lockstep.engine.guard.DecisionFilter;
import dev.lockstep.engine.guard.Decisions;
import dev.lockstep.engine.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.Explode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/decisions}: why no trade. */
@Tag(name = "decisions", description = "Why something was traded, or was not")
@RestController
class DecisionController {
    private final Decisions decisions;
    private final ProfileLookup profiles;

    DecisionController(Decisions decisions, ProfileLookup profiles) {
        this.decisions = decisions;
        this.profiles = profiles;
    }

    @Operation(
            summary = "List decisions, newest first",
            description =
                    "Every signal that was judged, with the verdict and its reasons: the answer to \"why no trade\".")
    @GetMapping("/api/v1/decisions")
    Mono<PageView<DecisionView>> list(
            @CurrentCaller Caller caller,
            @RequestParam(name = "profile_id", required = false) @Nullable UUID profileId,
            @Parameter(
                            description =
                                    "only such; may be given more than once. NONE: a signal to hold, nothing was asked",
                            explode = Explode.TRUE)
                    @RequestParam(required = false)
                    @Nullable
                    Set<Decision.Outcome> verdict,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageView.request(limit, cursor);
        Set<Decision.Outcome> verdicts = verdict == null ? Set.of() : verdict;
        return profiles.filtered(
                        caller.tenant(),
                        profileId,
                        profile -> decisions.page(caller.tenant(), new DecisionFilter(profile, verdicts), page))
                .map(found -> PageView.of(found, DecisionView::of));
    }
}
