/** How the platform touches venues: their settings and, below, one package per protocol. */
@NullMarked
package dev.lockstep.engine.gateway.adapter;

import org.jspecify.annotations.NullMarked;
