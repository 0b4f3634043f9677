package dev.plimsoll.adapters.resilience;

import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problems;
import java.time.Duration;

/// When a circuit opens, and for how long.
///
/// - It opens when `failureRate` of the last calls failed, or took longer than `responseTime`, as soon as there were
///   `errorCount` calls. It looks back on `errorCount ÷ failureRate` calls, so after a good time it takes `errorCount`
///   failures.
/// - Example, the default: 10 failures among the last 20 calls, and none is asked for 60 s; then one, whose answer
///   closes the circuit or opens it for another 60 s.
///
/// @param failureRate above 0, at most 1
/// @param operationTimeout after which a call is given up
/// @param recovery how long nothing is asked
public record CircuitSettings(
        double failureRate, Duration responseTime, int errorCount, Duration operationTimeout, Duration recovery) {
    public static final CircuitSettings DEFAULT =
            new CircuitSettings(0.5, Duration.ofSeconds(5), 10, Duration.ofSeconds(30), Duration.ofSeconds(60));

    private static final int MOST_CALLS = 10_000;

    /// Refuses what cannot work.
    ///
    /// @throws InvalidSettings with every problem and its key
    public CircuitSettings {
        new Problems()
                .check(failureRate > 0 && failureRate <= 1, "failure_rate", "must be above 0 and at most 1")
                .check(responseTime.isPositive(), "response_time", "must be above 0")
                .check(errorCount > 0, "error_count", "must be from 1")
                .check(operationTimeout.isPositive(), "operation_timeout", "must be above 0")
                .check(recovery.isPositive(), "recovery", "must be above 0")
                .refuse();
    }

    /// The same with no longer time to recover than this.
    CircuitSettings recoveringWithin(Duration longest) {
        return recovery.compareTo(longest) <= 0
                ? this
                : new CircuitSettings(failureRate, responseTime, errorCount, operationTimeout, longest);
    }

    /// How many calls it looks back on.
    int calls() {
        return (int) Math.min(MOST_CALLS, Math.ceil(errorCount / failureRate));
    }
}
