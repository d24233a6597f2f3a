/** The Helm chart, rendered and read as Kubernetes would read it. */
@NullMarked
package dev.lockstep.local.chart;

import org.jspecify.annotations.NullMarked;
