/** Candles as the engines shared them, kept for the charts, and the marks that follow from them. */
@NullMarked
package dev.lockstep.api.candle;

import org.jspecify.annotations.NullMarked;
