package dev.plimsoll.domain.policy;

import dev.plimsoll.domain.decision.Tolerance;
import dev.plimsoll.domain.fleet.Fleet;
import dev.plimsoll.domain.metric.Observations;
import java.time.Instant;

/// All that a policy may look at.
///
/// @param fleet the containers as observed, warm-up considered
/// @param current the count the last decision asked for, reached or not; a policy that wants no change proposes it
/// @param tolerance the behaviour's bands around a target
public record Situation(Fleet fleet, int current, Tolerance tolerance, Observations observations, Instant now) {}
