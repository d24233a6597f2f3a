package dev.lockstep.engine.gateway.adapter;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one venue is reached: {@code lockstep.venues.<name>.…}.
 *
 * @param protocol what it speaks; {@code binance} is the only one so far
 * @param simulated whether its market is generated or replayed: then market time is the candles' time and not the wall
 *     clock's
 * @param restUrl base address of the REST API, without {@code /api}
 * @param streamUrl base address of the public streams, without {@code /ws}
 * @param wsApiUrl full address of the WebSocket API that carries the private stream
 * @param connectTimeout how long a connection may take to open; nothing has been sent then
 * @param timeout how long an answer may take once the request has left; afterwards a placement's outcome is unknown
 * @param receiveWindow how long a signed read stays valid at the venue (placements bring their own)
 * @param sendMargin how long before the end of its receive window a placement must have left
 * @param processingLimit how long the venue may still act on a request it has taken (Binance: 10 s)
 * @param clockRefresh how often the venue's clock is asked for
 * @param rulesRefresh how long a symbol's rules are kept
 * @param maxConnections connections of the REST pool
 * @param maxPendingRequests requests that may wait for one of them; more are refused unsent
 * @param maxAnswerBytes larger answers are not read
 * @param pauseWithoutHint how long to keep still when the venue refuses for too many requests and does not say how long
 * @param pingInterval how often an open stream is asked for a sign of life
 * @param idleTimeout how long an open stream may be silent before it is opened anew
 * @param reconnectFirst pause before the first reconnect; doubles with each failure
 * @param reconnectMax longest pause between reconnects
 * @param streamBuffer events kept for a subscriber that is slower than the stream; more end its stream with an error
 */
public record VenueSettings(
        @DefaultValue("binance") String protocol,
        @DefaultValue("false") boolean simulated,
        URI restUrl,
        URI streamUrl,
        URI wsApiUrl,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("5s") Duration receiveWindow,
        @DefaultValue("200ms") Duration sendMargin,
        @DefaultValue("10s") Duration processingLimit,
        @DefaultValue("5m") Duration clockRefresh,
        @DefaultValue("1h") Duration rulesRefresh,
        @DefaultValue("32") int maxConnections,
        @DefaultValue("256") int maxPendingRequests,
        @DefaultValue("4194304") int maxAnswerBytes,
        @DefaultValue("60s") Duration pauseWithoutHint,
        @DefaultValue("15s") Duration pingInterval,
        @DefaultValue("40s") Duration idleTimeout,
        @DefaultValue("250ms") Duration reconnectFirst,
        @DefaultValue("30s") Duration reconnectMax,
        @DefaultValue("4096") int streamBuffer) {}
