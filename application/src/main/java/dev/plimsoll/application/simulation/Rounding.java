package dev.plimsoll.application.simulation;

/// How containers are counted from fractions, the same everywhere in a simulation.
public final class Rounding {
    /// What floating point leaves above a whole number; it must not cost a container.
    public static final double DUST = 1e-9;

    private Rounding() {}

    /// Rounded up: `2.1` is 3, `2.0000000001` is 2.
    public static int up(double containers) {
        return (int) Math.ceil(containers - DUST);
    }
}
