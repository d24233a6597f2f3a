/** What one data directory holds: its files, its secrets, its ports, and the record of what runs on it now. */
@NullMarked
package dev.lockstep.local.home;

import org.jspecify.annotations.NullMarked;
