/**
 * Binance spot and whatever speaks its protocol: signed REST, the private stream, market data. One wire for orders and
 * market data, because the venue counts both against the same address.
 */
@NullMarked
package dev.lockstep.engine.gateway.adapter.binance;

import org.jspecify.annotations.NullMarked;
