/** Whether anybody trades: engines, and switches that stop entries. */
@NullMarked
package dev.lockstep.api.trading;

import org.jspecify.annotations.NullMarked;
