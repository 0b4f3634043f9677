package dev.plimsoll.application.metric;

import dev.plimsoll.domain.metric.MetricName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One value that was pushed to us.
///
/// @param value a finite number from 0, in the metric's unit
/// @param container the name, the id or the short id of a container; null when it is of the whole fleet
public record Sample(
        MetricName name, double value, @Nullable String container, Instant at) {}
