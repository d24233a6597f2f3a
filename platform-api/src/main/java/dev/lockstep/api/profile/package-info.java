/** Trading profiles: what a tenant wants traded, and whether it runs. */
@NullMarked
package dev.lockstep.api.profile;

import org.jspecify.annotations.NullMarked;
