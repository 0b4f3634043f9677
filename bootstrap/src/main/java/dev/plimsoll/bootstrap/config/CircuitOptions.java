package dev.plimsoll.bootstrap.config;

import dev.plimsoll.adapters.resilience.CircuitSettings;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How calls to the outside are protected, from `plimsoll.circuit.*`; see [CircuitSettings].
///
/// @param failureRate as a ratio
/// @param fallbackAge how old what was last known may be where nobody answers; zero for never
@ConfigurationProperties("plimsoll.circuit")
public record CircuitOptions(
        @Bindable(defaultValue = "0.5") double failureRate,
        @Bindable(defaultValue = "5s") Duration responseTime,
        @Bindable(defaultValue = "10") int errorCount,
        @Bindable(defaultValue = "30s") Duration operationTimeout,
        @Bindable(defaultValue = "60s") Duration recovery,
        @Bindable(defaultValue = "60s") Duration fallbackAge) {
    /// When a circuit opens, and for how long.
    public CircuitSettings settings() {
        return new CircuitSettings(failureRate, responseTime, errorCount, operationTimeout, recovery);
    }
}
