package dev.lockstep.api.order;

import dev.lockstep.api.profile.ProfileLookup;
import dev.lockstep.api.web.security.Caller;
import dev.lockstep.api.web.security.CurrentCaller;
import dev.lockstep.api.web.view.PageView;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Orders;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.problem.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/orders}. */
@Tag(name = "orders", description = "Orders as the venue knows them and as we do")
@RestController
@RequestMapping("/api/v1/orders")
class OrderController {
    private final Orders orders;
    private final ProfileLookup profiles;

    OrderController(Orders orders, ProfileLookup profiles) {
        this.orders = orders;
        this.profiles = profiles;
    }

    @Operation(summary = "List orders, newest first")
    @GetMapping
    Mono<PageView<OrderView>> list(
            @CurrentCaller Caller caller,
            @RequestParam(name = "profile_id", required = false) @Nullable UUID profileId,
            @RequestParam(name = "open_only", defaultValue = "false") boolean openOnly,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageView.request(limit, cursor);
        return profiles.filtered(
                        caller.tenant(), profileId, profile -> orders.page(caller.tenant(), profile, openOnly, page))
                .map(found -> PageView.of(found, OrderView::of));
    }

    @Operation(summary = "Read an order")
    @GetMapping("/{id}")
    Mono<OrderView> read(@CurrentCaller Caller caller, @PathVariable String id) {
        return Mono.justOrEmpty(clientOrderId(id))
                .flatMap(known -> orders.find(caller.tenant(), known))
                .switchIfEmpty(Mono.error(() -> new NotFound(
                        "order_not_found", "there is no such order", "list your orders with GET /api/v1/orders")))
                .map(OrderView::of);
    }

    /** What can't be an id of ours is as absent as one that isn't there. */
    private static Optional<ClientOrderId> clientOrderId(String text) {
        try {
            return Optional.of(new ClientOrderId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
