/** Laid out like the engine and wrong on purpose: what each rule of the house must find, and what it must let pass. */
package dev.lockstep.architecture.violation;
