/**
 * What one person's screens show: {@code Desk} is the picture, a value that each live message turns into the next;
 * {@code TraderSession} keeps it for a browser session and tells the open pages. Knows the client, and no component.
 */
@NullMarked
package dev.lockstep.ui.desk;

import org.jspecify.annotations.NullMarked;
