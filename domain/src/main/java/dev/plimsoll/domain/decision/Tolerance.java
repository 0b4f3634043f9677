package dev.plimsoll.domain.decision;

/// Relative band around a target in which nothing changes, for each direction; both at least 0 and inclusive.
///
/// Example: `new Tolerance(0.1, 0.1)` with target 0.50 holds from 0.45 to 0.55.
public record Tolerance(double scaleOut, double scaleIn) {}
