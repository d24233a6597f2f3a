package dev.lockstep.api.profile;

import dev.lockstep.api.web.security.Caller;
import dev.lockstep.api.web.security.CurrentCaller;
import dev.lockstep.api.web.view.PageView;
import dev.lockstep.engine.profile.Profiles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/profiles}, reading. */
@Tag(name = "profiles", description = "What a tenant wants traded, and whether it runs")
@RestController
@RequestMapping("/api/v1/profiles")
class ProfileController {
    private final Profiles profiles;
    private final ProfileLookup lookup;

    ProfileController(Profiles profiles, ProfileLookup lookup) {
        this.profiles = profiles;
        this.lookup = lookup;
    }

    @Operation(summary = "List profiles, newest first")
    @GetMapping
    Mono<PageView<ProfileView>> list(
            @CurrentCaller Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return profiles.page(caller.tenant(), PageView.request(limit, cursor))
                .map(page -> PageView.of(page, ProfileView::of));
    }

    @Operation(summary = "Read a profile", description = "Its `ETag` is what a change needs as `If-Match`.")
    @GetMapping("/{id}")
    Mono<ResponseEntity<ProfileView>> read(@CurrentCaller Caller caller, @PathVariable UUID id) {
        return lookup.require(caller.tenant(), id)
                .map(ProfileView::of)
                .map(view -> ResponseEntity.ok().eTag(view.etag()).body(view));
    }
}
