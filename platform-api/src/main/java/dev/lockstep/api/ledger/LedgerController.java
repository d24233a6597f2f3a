package dev.lockstep.api.ledger;

import dev.lockstep.api.profile.ProfileLookup;
import dev.lockstep.api.web.security.Caller;
import dev.lockstep.api.web.security.CurrentCaller;
import dev.lockstep.api.web.view.PageView;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/ledger}: read only, nobody edits the books. */
@Tag(name = "ledger", description = "Balances and the entries that made them")
@RestController
@RequestMapping("/api/v1/ledger")
class LedgerController {
    private final Ledger ledger;
    private final ProfileLookup profiles;

    LedgerController(Ledger ledger, ProfileLookup profiles) {
        this.ledger = ledger;
        this.profiles = profiles;
    }

    @Operation(
            summary = "List balances",
            description = "Every account that was posted to; closed clearing accounts left out.")
    @GetMapping("/balances")
    Mono<PageView<BalanceView>> balances(
            @CurrentCaller Caller caller,
            @RequestParam(name = "profile_id", required = false) @Nullable UUID profileId) {
        return profiles.filtered(caller.tenant(), profileId, profile -> ledger.balances(caller.tenant(), profile))
                .map(all -> PageView.whole(all, BalanceView::of));
    }

    @Operation(summary = "List journal entries, newest first")
    @GetMapping("/entries")
    Mono<PageView<EntryView>> entries(
            @CurrentCaller Caller caller,
            @RequestParam(name = "profile_id", required = false) @Nullable UUID profileId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageView.request(limit, cursor);
        return profiles.filtered(caller.tenant(), profileId, profile -> ledger.entries(caller.tenant(), profile, page))
                .map(found -> PageView.of(found, EntryView::of));
    }
}
