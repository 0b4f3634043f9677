/// Figures about the service itself, for Prometheus.
@NullMarked
package dev.plimsoll.adapters.rest.meters;

import org.jspecify.annotations.NullMarked;
