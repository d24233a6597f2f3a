package dev.lockstep.api.equity;

import dev.lockstep.api.profile.ProfileLookup;
import dev.lockstep.api.web.security.Caller;
import dev.lockstep.api.web.security.CurrentCaller;
import dev.lockstep.engine.equity.EquityCurve;
import dev.lockstep.engine.problem.InvalidRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/profiles/{id}/equity}. */
@Tag(name = "equity", description = "What profiles were worth over time")
@RestController
class EquityController {
    private static final int MOST_POINTS = 2000;
    private static final int DEFAULT_POINTS = 500;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final ProfileLookup profiles;
    private final EquityCurve curve;

    EquityController(ProfileLookup profiles, EquityCurve curve) {
        this.profiles = profiles;
        this.curve = curve;
    }

    @Operation(
            summary = "Read a profile's equity curve",
            description =
                    "Recorded by the engine's ledger loop in market time: every point for 7 days, then one an hour, none older than 400 days. Equity is the cash of the books (free, in orders, overdraft) and what is held at its mark.")
    @GetMapping("/api/v1/profiles/{id}/equity")
    Mono<EquityView> equity(
            @CurrentCaller Caller caller,
            @PathVariable UUID id,
            @Parameter(description = "From then on, market time; from the beginning where it is left out.")
                    @RequestParam(required = false)
                    @Nullable
                    Instant from,
            @Parameter(description = "Until before then, market time; to the end where it is left out.")
                    @RequestParam(required = false)
                    @Nullable
                    Instant to,
            @Parameter(
                            description =
                                    "How many points at most, 1 to 2000, thinned out evenly; 500 where it is left out.")
                    @RequestParam(required = false)
                    @Nullable
                    Integer limit) {
        int most = checked(limit == null ? DEFAULT_POINTS : limit);
        Instant begin = from == null ? Instant.EPOCH : from;
        Instant end = to == null ? END : to;
        return profiles.require(caller.tenant(), id)
                .zipWhen(profile -> curve.points(caller.tenant(), profile.id(), begin, end, most), EquityView::of);
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > MOST_POINTS) {
            throw new InvalidRequest("equity_limit", "limit is " + limit, "ask for 1 to " + MOST_POINTS + " points");
        }
        return limit;
    }
}
