package dev.lockstep.api.stream;

import dev.lockstep.api.web.problem.ProblemCode;
import dev.lockstep.api.web.problem.Refusal;
import dev.lockstep.api.web.problem.Refusals;
import dev.lockstep.api.web.problem.RefusedException;
import dev.lockstep.api.web.security.Access;
import dev.lockstep.api.web.security.AccessTokens;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Does what a client says, one message after the other. */
@Component
class StreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(StreamHandler.class);

    private final Tickets tickets;
    private final AccessTokens tokens;
    private final Channels channels;
    private final Connections connections;
    private final Joins joins;
    private final StreamJson json;

    StreamHandler(
            Tickets tickets,
            AccessTokens tokens,
            Channels channels,
            Connections connections,
            Joins joins,
            StreamJson json) {
        this.tickets = tickets;
        this.tokens = tokens;
        this.channels = channels;
        this.connections = connections;
        this.joins = joins;
        this.json = json;
    }

    /** A session and the channel it listens to, once it is known whose. */
    record Listener(StreamSession session, AtomicReference<@Nullable TenantChannel> channel) {
        static Listener of(StreamSession session) {
            return new Listener(session, new AtomicReference<>());
        }
    }

    /** The handshake carried a token. */
    Mono<Void> welcome(Listener listener, Access access) {
        return guarded(listener, enter(listener, access));
    }

    Mono<Void> take(Listener listener, String text) {
        return guarded(listener, Mono.defer(() -> take(listener, json.read(text))));
    }

    void leave(Listener listener) {
        listener.session()
                .access()
                .ifPresent(access -> channels.leave(access.caller().tenant(), listener.session()));
    }

    private Mono<Void> take(Listener listener, ClientMessage message) {
        StreamSession session = listener.session();
        TenantChannel channel = listener.channel().get();
        return switch (message) {
            case ClientMessage.Authenticate proof -> prove(proof).flatMap(access -> proven(listener, access));
            case ClientMessage.Subscribe asked when channel != null -> joins.join(session, channel, asked);
            case ClientMessage.Unsubscribe ended when channel != null -> Mono.fromRunnable(() -> end(session, ended));
            case ClientMessage.Subscribe early -> Mono.error(unknown());
            case ClientMessage.Unsubscribe early -> Mono.error(unknown());
        };
    }

    private static void end(StreamSession session, ClientMessage.Unsubscribe ended) {
        session.subscriptions().remove(ended.topics());
        session.send(new ServerMessage.Unsubscribed(
                ended.topics().stream().map(Topic::text).toList()));
    }

    private Mono<Access> prove(ClientMessage.Authenticate proof) {
        String token = proof.token();
        if (token != null) {
            return tokens.read(token);
        }
        return Mono.justOrEmpty(Ticket.read(String.valueOf(proof.ticket())))
                .flatMap(tickets::redeem)
                .switchIfEmpty(Mono.error(() ->
                        new RefusedException(ProblemCode.STREAM_TICKET, "the ticket is unknown, used or too old")))
                .flatMap(redeemed -> tokens.member(redeemed.tenant(), redeemed.subject())
                        .map(caller -> new Access(caller, redeemed.identityExpiry()))
                        .switchIfEmpty(Mono.error(() -> new RefusedException(
                                ProblemCode.MEMBERSHIP_MISSING, "the ticket's subject is not a member any more"))));
    }

    private Mono<Void> proven(Listener listener, Access access) {
        StreamSession session = listener.session();
        return session.access().map(before -> again(session, before, access)).orElseGet(() -> enter(listener, access));
    }

    private static Mono<Void> again(StreamSession session, Access before, Access access) {
        boolean same = before.caller().tenant().equals(access.caller().tenant())
                && before.caller().subject().equals(access.caller().subject());
        return same
                ? Mono.fromRunnable(() -> {
                    session.authenticated(access);
                    session.send(new ServerMessage.Authenticated(access.expiresAt()));
                })
                : Mono.error(new RefusedException(
                        ProblemCode.STREAM_IDENTITY, "the stream belongs to another subject or tenant"));
    }

    private Mono<Void> enter(Listener listener, Access access) {
        StreamSession session = listener.session();
        TenantId tenant = access.caller().tenant();
        session.authenticated(access);
        if (connections.tooMany(tenant)) {
            return Mono.error(new RefusedException(
                    ProblemCode.STREAM_CONNECTIONS, "the tenant has as many streams open as it may"));
        }
        return channels.enter(tenant, session)
                .doOnNext(channel -> {
                    listener.channel().set(channel);
                    session.send(new ServerMessage.Welcome(
                            session.id(),
                            access.caller().subject(),
                            tenant.value(),
                            access.expiresAt(),
                            channel.last()));
                    LOG.info("STREAM_OPENED session={} tenant={}", session.id(), tenant);
                })
                .then();
    }

    /** Whatever goes wrong is told; what leaves no trust ends the connection. */
    private static Mono<Void> guarded(Listener listener, Mono<Void> work) {
        return work.onErrorResume(error -> Mono.fromRunnable(() -> refuse(listener.session(), error)));
    }

    private static void refuse(StreamSession session, Throwable error) {
        Refusal refusal = Refusals.of(error);
        if (refusal.isOurFault()) {
            LOG.warn("STREAM_FAILED session={} code={}", session.id(), refusal.code(), error);
        }
        session.send(ServerMessage.Problem.of(refusal));
        switch (refusal.status().value()) {
            case 401 -> session.close(CloseReason.UNAUTHENTICATED);
            case 403 -> session.close(CloseReason.FORBIDDEN);
            case 429 -> session.close(CloseReason.TOO_MANY);
            default -> {
                if (session.mistaken()) {
                    session.close(CloseReason.MALFORMED);
                }
            }
        }
    }

    private static RefusedException unknown() {
        return new RefusedException(ProblemCode.STREAM_AUTHENTICATION, "nobody knows yet who this is");
    }
}
