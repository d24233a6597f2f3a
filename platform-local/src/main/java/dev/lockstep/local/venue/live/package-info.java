/**
 * The public market of a real venue that speaks Binance's protocol, followed as the simulated venue's price source:
 * rules and history over REST, closed candles over a WebSocket. Only public calls; no key is ever sent.
 */
@NullMarked
package dev.lockstep.local.venue.live;

import org.jspecify.annotations.NullMarked;
