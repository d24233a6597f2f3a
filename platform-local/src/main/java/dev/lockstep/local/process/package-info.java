/** The engine, the API and the UI as processes of their own: started, watched, restarted, ended. */
@NullMarked
package dev.lockstep.local.process;

import org.jspecify.annotations.NullMarked;
