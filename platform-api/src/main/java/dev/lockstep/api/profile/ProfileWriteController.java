package dev.lockstep.api.profile;

import dev.lockstep.api.web.idempotency.IdempotentWrites;
import dev.lockstep.api.web.idempotency.WriteRequest;
import dev.lockstep.api.web.security.Caller;
import dev.lockstep.api.web.security.CurrentCaller;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.ProfileId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code /api/v1/profiles}, writing. What the tenant wants is stored here; an engine notices and acts. */
@Tag(name = "profiles", description = "What a tenant wants traded, and whether it runs")
@RestController
@RequestMapping("/api/v1/profiles")
class ProfileWriteController {
    private final Profiles profiles;
    private final ProfileLookup lookup;
    private final ProfileDrafts drafts;
    private final IdempotentWrites writes;

    ProfileWriteController(Profiles profiles, ProfileLookup lookup, ProfileDrafts drafts, IdempotentWrites writes) {
        this.profiles = profiles;
        this.lookup = lookup;
        this.drafts = drafts;
        this.writes = writes;
    }

    @Operation(
            summary = "Create a profile",
            description =
                    "Checked against the venue's rules first; its capital is posted to the ledger with it. It starts STOPPED.")
    @ApiResponse(responseCode = "201", description = "Created; `ETag` and `Location` name it.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<ProfileView>> create(
            @CurrentCaller Caller caller,
            @RequestBody CreateProfile body,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        WriteRequest request = WriteRequest.of(exchange, caller, body);
        return writes.once(
                        request,
                        ProfileView.class,
                        Mono.defer(() -> drafts.created(caller, body)),
                        draft -> stored(draft, request))
                .map(answer -> answer.with(ResponseEntity.created(location(answer.view()))
                        .eTag(answer.view().etag())));
    }

    @Operation(
            summary = "Change a profile",
            description =
                    "What is left out stays. `If-Match` carries the `ETag` that was read, so that nobody's change is lost.")
    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<ProfileView>> change(
            @CurrentCaller Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ChangeProfile body,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        IfMatch expected = IfMatch.of(ifMatch);
        WriteRequest request = WriteRequest.of(exchange, caller, new Meant(expected, body));
        Mono<TradingProfile> changed = lookup.require(caller.tenant(), id)
                .map(expected::require)
                .flatMap(before -> drafts.changed(before, body));
        return writes.once(
                        request,
                        ProfileView.class,
                        changed,
                        profile -> profiles.change(profile, request.correlationId())
                                .map(ProfileView::of))
                .map(answer ->
                        answer.with(ResponseEntity.ok().eTag(answer.view().etag())));
    }

    @Operation(summary = "Start a profile", description = "Signals become entries, if the guards allow.")
    @PostMapping("/{id}/start")
    Mono<ResponseEntity<ProfileView>> start(
            @CurrentCaller Caller caller, @PathVariable UUID id, @Parameter(hidden = true) ServerWebExchange exchange) {
        return desire(caller, id, DesiredState.RUNNING, exchange);
    }

    @Operation(
            summary = "Pause a profile",
            description = "No new entries; what is held stays protected, exits still work.")
    @PostMapping("/{id}/pause")
    Mono<ResponseEntity<ProfileView>> pause(
            @CurrentCaller Caller caller, @PathVariable UUID id, @Parameter(hidden = true) ServerWebExchange exchange) {
        return desire(caller, id, DesiredState.PAUSED, exchange);
    }

    @Operation(
            summary = "Stop a profile",
            description = "As pause; and no signal is watched any more. What is held stays protected.")
    @PostMapping("/{id}/stop")
    Mono<ResponseEntity<ProfileView>> stop(
            @CurrentCaller Caller caller, @PathVariable UUID id, @Parameter(hidden = true) ServerWebExchange exchange) {
        return desire(caller, id, DesiredState.STOPPED, exchange);
    }

    private Mono<ResponseEntity<ProfileView>> desire(
            Caller caller, UUID id, DesiredState desired, ServerWebExchange exchange) {
        WriteRequest request = WriteRequest.of(exchange, caller, desired);
        return writes.once(
                        request,
                        ProfileView.class,
                        lookup.require(caller.tenant(), id),
                        profile -> desire(profile.id(), desired, request))
                .map(answer ->
                        answer.with(ResponseEntity.ok().eTag(answer.view().etag())));
    }

    private Mono<ProfileView> desire(ProfileId id, DesiredState desired, WriteRequest request) {
        return profiles.desire(request.caller().tenant(), id, desired, request.correlationId())
                .map(ProfileView::of);
    }

    private Mono<ProfileView> stored(TradingProfile draft, WriteRequest request) {
        return profiles.create(draft, Funding.of(draft, request.correlationId()), request.correlationId())
                .map(ProfileView::of);
    }

    private static URI location(ProfileView view) {
        return URI.create("/api/v1/profiles/" + view.id());
    }

    /** A change is another one when it was meant for another version. */
    private record Meant(IfMatch version, ChangeProfile change) {}
}
