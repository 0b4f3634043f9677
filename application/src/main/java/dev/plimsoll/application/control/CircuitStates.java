package dev.plimsoll.application.control;

import java.util.List;

/// Tells how the circuits stand.
@FunctionalInterface
public interface CircuitStates {
    /// Those in use lately, by name.
    List<CircuitState> states();
}
