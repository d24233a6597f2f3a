/** How stored orders, intents and fills are read, by whichever adapter. */
@NamedInterface("row")
@NullMarked
package dev.lockstep.engine.order.adapter.row;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
