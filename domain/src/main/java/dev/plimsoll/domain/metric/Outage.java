package dev.plimsoll.domain.metric;

import java.time.Duration;

/// Somebody does not answer, and what was last known from them stands in for an answer.
///
/// @param source who, as people know them, such as `prometheus`
/// @param problem what keeps them from answering
/// @param age how old what stands in is
public record Outage(String source, String problem, Duration age) {}
