/** What the machine room asks: is this process well, and does anybody trade. */
@NullMarked
package dev.lockstep.api.management;

import org.jspecify.annotations.NullMarked;
