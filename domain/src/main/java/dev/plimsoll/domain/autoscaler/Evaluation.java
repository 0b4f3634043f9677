package dev.plimsoll.domain.autoscaler;

import dev.plimsoll.domain.decision.Decision;

/// The outcome of one evaluation.
///
/// @param decision what was settled on and why
/// @param autoscaler the aggregate with what it now remembers
public record Evaluation(Decision decision, Autoscaler autoscaler) {}
