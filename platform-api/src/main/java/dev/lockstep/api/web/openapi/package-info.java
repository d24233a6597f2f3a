/** The description of the API, generated from the routes themselves. */
@NullMarked
package dev.lockstep.api.web.openapi;

import org.jspecify.annotations.NullMarked;
