/**
 * Who sits before the browser: login and logout at the identity provider, and the tokens of a session. Knows nothing of
 * screens.
 */
@NullMarked
package dev.lockstep.ui.login;

import org.jspecify.annotations.NullMarked;
