/** Who runs what and when: shards, feeds, loops, cycles. Knows every feature; no feature knows it. */
@NullMarked
package dev.lockstep.engine.runtime;

import org.jspecify.annotations.NullMarked;
