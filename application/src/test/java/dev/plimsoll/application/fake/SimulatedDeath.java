package dev.plimsoll.application.fake;

/// Thrown by a hook in place of a killed process. An error, so that nothing that handles failures lives on.
public final class SimulatedDeath extends Error {
    private static final long serialVersionUID = 1L;

    public SimulatedDeath(Boundary before) {
        super("the process died before " + before);
    }
}
