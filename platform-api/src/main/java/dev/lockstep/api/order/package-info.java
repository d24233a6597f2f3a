/** Orders as the venue knows them and as we do. */
@NullMarked
package dev.lockstep.api.order;

import org.jspecify.annotations.NullMarked;
