/** The books: balances and the entries that made them. */
@NullMarked
package dev.lockstep.api.ledger;

import org.jspecify.annotations.NullMarked;
