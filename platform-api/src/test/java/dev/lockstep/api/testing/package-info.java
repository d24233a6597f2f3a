/** What the tests of the API stand on: a token issuer, a running API, two tenants. */
@NullMarked
package dev.lockstep.api.testing;

import org.jspecify.annotations.NullMarked;
