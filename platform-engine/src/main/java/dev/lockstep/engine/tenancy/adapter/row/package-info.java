/** How every store reads a row; the one part of an adapter that other adapters may use. */
@NamedInterface("row")
@NullMarked
package dev.lockstep.engine.tenancy.adapter.row;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
