/** The screens in a real browser, on the whole platform. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.local.browser;
