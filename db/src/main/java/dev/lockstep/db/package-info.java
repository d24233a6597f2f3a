/** Brings a PostgreSQL database to the schema of this version: roles, tables, row security, functions. */
@NullMarked
package dev.lockstep.db;

import org.jspecify.annotations.NullMarked;
