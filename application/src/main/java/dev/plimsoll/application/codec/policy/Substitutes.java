package dev.plimsoll.application.codec.policy;

/// Stand for what is absent or wrong, which the tree has noted, and agree with whatever stands beside them.
final class Substitutes {
    /// An upper end.
    static final double LARGE = 9e18;

    private Substitutes() {}
}
