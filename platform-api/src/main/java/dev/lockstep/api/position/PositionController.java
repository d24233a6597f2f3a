package dev.lockstep.api.position;

import dev.lockstep.api.profile.ProfileLookup;
import dev.lockstep.api.web.security.Caller;
import dev.lockstep.api.web.security.CurrentCaller;
import dev.lockstep.api.web.view.PageView;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.position.Positions;
import dev.lockstep.engine.problem.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/positions}. */
@Tag(name = "positions", description = "What profiles hold and how it is protected")
@RestController
@RequestMapping("/api/v1/positions")
class PositionController {
    private final Positions positions;
    private final ProfileLookup profiles;

    PositionController(Positions positions, ProfileLookup profiles) {
        this.positions = positions;
        this.profiles = profiles;
    }

    @Operation(summary = "List positions, newest first")
    @GetMapping
    Mono<PageView<PositionView>> list(
            @CurrentCaller Caller caller,
            @RequestParam(name = "profile_id", required = false) @Nullable UUID profileId,
            @RequestParam(name = "open_only", defaultValue = "false") boolean openOnly,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageView.request(limit, cursor);
        return profiles.filtered(
                        caller.tenant(), profileId, profile -> positions.page(caller.tenant(), profile, openOnly, page))
                .map(found -> PageView.of(found, PositionView::of));
    }

    @Operation(summary = "Read a position")
    @GetMapping("/{id}")
    Mono<PositionView> read(@CurrentCaller Caller caller, @PathVariable UUID id) {
        return positions
                .find(caller.tenant(), new PositionId(id))
                .switchIfEmpty(Mono.error(() -> new NotFound(
                        "position_not_found",
                        "there is no position " + id,
                        "list your positions with GET /api/v1/positions")))
                .map(PositionView::of);
    }
}
