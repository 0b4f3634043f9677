package dev.plimsoll.application.memory;

import dev.plimsoll.domain.fleet.TargetId;
import dev.plimsoll.domain.metric.MetricName;
import java.time.Instant;

/// What one minute of one metric of a container type came to.
///
/// @param minute its beginning
public record Rollup(TargetId target, MetricName metric, Instant minute, Figures figures) {}
