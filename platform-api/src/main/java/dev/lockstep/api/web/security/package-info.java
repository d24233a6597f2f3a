/** Who is calling: tokens checked, memberships looked up, and who may do what, decided in one place. */
@NullMarked
package dev.lockstep.api.web.security;

import org.jspecify.annotations.NullMarked;
