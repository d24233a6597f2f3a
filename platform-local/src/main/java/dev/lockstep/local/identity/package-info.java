/** The identity provider of local mode: Spring Authorization Server with keys that outlive a restart. */
@NullMarked
package dev.lockstep.local.identity;

import org.jspecify.annotations.NullMarked;
