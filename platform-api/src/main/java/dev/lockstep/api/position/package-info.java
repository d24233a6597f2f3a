/** What profiles hold and how it is protected. */
@NullMarked
package dev.lockstep.api.position;

import org.jspecify.annotations.NullMarked;
