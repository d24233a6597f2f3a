/** The two demo tenants, and how each gets a running profile. */
@NullMarked
package dev.lockstep.local.demo;

import org.jspecify.annotations.NullMarked;
