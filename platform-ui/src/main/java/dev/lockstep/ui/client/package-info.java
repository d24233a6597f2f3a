/**
 * The platform as these screens know it: REST by {@code PlatformClient}, live by {@code LiveEvents}, and the records
 * both bring. Knows nothing of screens.
 */
@NullMarked
package dev.lockstep.ui.client;

import org.jspecify.annotations.NullMarked;
