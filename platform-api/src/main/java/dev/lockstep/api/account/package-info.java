/** A tenant's accounts at venues, without their secrets. */
@NullMarked
package dev.lockstep.api.account;

import org.jspecify.annotations.NullMarked;
