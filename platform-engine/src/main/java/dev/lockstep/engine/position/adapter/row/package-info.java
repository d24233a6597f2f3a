/** How stored positions are read, by whichever adapter. */
@NamedInterface("row")
@NullMarked
package dev.lockstep.engine.position.adapter.row;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
