/** What every page has: who may see it, the frame round it, and what is said when something is lost. */
@NullMarked
package dev.lockstep.ui.shell;

import org.jspecify.annotations.NullMarked;
