/** How a stored profile's limits are read, by whichever adapter. */
@NamedInterface("row")
@NullMarked
package dev.lockstep.engine.profile.adapter.row;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
