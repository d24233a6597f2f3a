/** Market data beyond this process: candles on Kafka. */
@NullMarked
package dev.lockstep.engine.market.adapter;

import org.jspecify.annotations.NullMarked;
