/** How amounts and lists look in every answer. */
@NullMarked
package dev.lockstep.api.web.view;

import org.jspecify.annotations.NullMarked;
