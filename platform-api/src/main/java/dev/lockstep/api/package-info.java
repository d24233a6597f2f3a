/** The edge process: REST for people, scripts and the UI. One package per resource; what they share is in web. */
@NullMarked
package dev.lockstep.api;

import org.jspecify.annotations.NullMarked;
