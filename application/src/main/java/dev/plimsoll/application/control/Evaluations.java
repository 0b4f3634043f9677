package dev.plimsoll.application.control;

import dev.plimsoll.domain.autoscaler.AutoscalerId;

/// Where an evaluation before the next tick is asked for.
@FunctionalInterface
public interface Evaluations {
    /// Evaluates this autoscaler as soon as possible; returns at once.
    void request(AutoscalerId id);
}
