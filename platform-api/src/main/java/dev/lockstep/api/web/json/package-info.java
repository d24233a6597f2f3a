/** How bodies are read: strictly. */
@NullMarked
package dev.lockstep.api.web.json;

import org.jspecify.annotations.NullMarked;
