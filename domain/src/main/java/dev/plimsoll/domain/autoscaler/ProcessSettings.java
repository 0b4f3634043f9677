package dev.plimsoll.domain.autoscaler;

import dev.plimsoll.domain.policy.Guards;

/// What holds for every autoscaler of the process.
///
/// @param isEnabled whether autoscalers act; while they do not, they go on saying what they would do
/// @param guards the thresholds of each `resource_guard` that has none of its own
public record ProcessSettings(boolean isEnabled, Guards guards) {
    /// Enabled, with the usual thresholds.
    public static final ProcessSettings DEFAULT = new ProcessSettings(true, Guards.DEFAULT);
}
