package dev.lockstep.api.account;

import dev.lockstep.api.web.security.Caller;
import dev.lockstep.api.web.security.CurrentCaller;
import dev.lockstep.api.web.view.PageView;
import dev.lockstep.engine.gateway.ExchangeAccounts;
import dev.lockstep.engine.problem.NotFound;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/exchange-accounts}. */
@Tag(name = "exchange-accounts", description = "Accounts at venues, without their secrets")
@RestController
@RequestMapping("/api/v1/exchange-accounts")
class AccountController {
    private final ExchangeAccounts accounts;

    AccountController(ExchangeAccounts accounts) {
        this.accounts = accounts;
    }

    @Operation(summary = "List the exchange accounts")
    @GetMapping
    Mono<PageView<AccountView>> list(@CurrentCaller Caller caller) {
        return accounts.all(caller.tenant()).map(all -> PageView.whole(all, AccountView::of));
    }

    @Operation(summary = "Read an exchange account")
    @GetMapping("/{id}")
    Mono<AccountView> read(@CurrentCaller Caller caller, @PathVariable UUID id) {
        return accounts.find(caller.tenant(), new ExchangeAccountId(id))
                .switchIfEmpty(Mono.error(() -> new NotFound(
                        "exchange_account_not_found",
                        "there is no exchange account " + id,
                        "list yours with GET /api/v1/exchange-accounts")))
                .map(AccountView::of);
    }
}
