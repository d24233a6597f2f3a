package dev.lockstep.api.trade;

import dev.lockstep.api.profile.ProfileLookup;
import dev.lockstep.api.web.security.Caller;
import dev.lockstep.api.web.security.CurrentCaller;
import dev.lockstep.api.web.view.PageView;
import dev.lockstep.engine.order.Orders;
import dev.lockstep.engine.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/trades}. */
@Tag(name = "trades", description = "What the venue traded for us")
@RestController
class TradeController {
    private final Orders orders;
    private final ProfileLookup profiles;

    TradeController(Orders orders, ProfileLookup profiles) {
        this.orders = orders;
        this.profiles = profiles;
    }

    @Operation(summary = "List trades (fills), newest first")
    @GetMapping("/api/v1/trades")
    Mono<PageView<TradeView>> list(
            @CurrentCaller Caller caller,
            @RequestParam(name = "profile_id", required = false) @Nullable UUID profileId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageView.request(limit, cursor);
        return profiles.filtered(caller.tenant(), profileId, profile -> orders.fills(caller.tenant(), profile, page))
                .map(found -> PageView.of(found, TradeView::of));
    }
}
