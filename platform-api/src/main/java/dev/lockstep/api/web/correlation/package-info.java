/** The thread through one request: taken from the caller or drawn here, on the answer and on every log line. */
@NullMarked
package dev.lockstep.api.web.correlation;

import org.jspecify.annotations.NullMarked;
