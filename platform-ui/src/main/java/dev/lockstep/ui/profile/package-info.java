/** What the tenant wants traded, and whether it runs. */
@NullMarked
package dev.lockstep.ui.profile;

import org.jspecify.annotations.NullMarked;
