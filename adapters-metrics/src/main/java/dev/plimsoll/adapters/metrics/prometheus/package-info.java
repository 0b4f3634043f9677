/// Answers of a Prometheus server.
@NullMarked
package dev.plimsoll.adapters.metrics.prometheus;

import org.jspecify.annotations.NullMarked;
