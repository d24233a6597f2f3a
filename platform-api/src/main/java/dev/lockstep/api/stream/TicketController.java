package dev.lockstep.api.stream;

import dev.lockstep.api.web.security.Access;
import dev.lockstep.api.web.security.AccessTokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/v1/stream-tickets}. A lost answer is no harm, another ticket does as well: so no idempotency key. */
@Tag(name = "stream", description = "What happens, as it happens")
@RestController
class TicketController {
    private final Tickets tickets;

    TicketController(Tickets tickets) {
        this.tickets = tickets;
    }

    /**
     * A pass into the stream.
     *
     * @param ticket for the first message; good once
     * @param expiresAt until when it can be redeemed
     */
    @Schema(name = "StreamTicket")
    record TicketView(String ticket, Instant expiresAt) {}

    @Operation(
            summary = "Get a ticket for the stream",
            description =
                    "For clients that cannot send a header with a WebSocket's handshake: good once, for 30 seconds, as the first message at /ws/v1/stream. The stream it opens ends with the token of this request.")
    @ApiResponse(responseCode = "201", description = "Shown once, stored only as a hash.")
    @PostMapping("/api/v1/stream-tickets")
    Mono<ResponseEntity<TicketView>> issue(@Parameter(hidden = true) Principal principal) {
        Access access = AccessTokens.of(principal);
        Ticket ticket = Ticket.drawn(access.caller().tenant());
        return tickets.issue(ticket, access)
                .map(expiresAt -> ResponseEntity.status(HttpStatus.CREATED)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(new TicketView(ticket.text(), expiresAt)));
    }
}
