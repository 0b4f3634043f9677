package dev.plimsoll.domain.policy;

/// Takes off what floating point leaves behind: 0.7 + 0.1 comes out below 0.8, and the mean of three times 0.7
/// below 0.7. On the edge of a threshold that would start or stop a container for nothing.
final class Dust {
    private static final double FINE = 1e9;
    private static final double COARSE = 1e3;

    private Dust() {}

    /// Rounded to nine decimals, numbers from a million to three; those from 1e12 stay as they are.
    static double off(double value) {
        double size = Math.abs(value);
        if (size >= 1e12) {
            return value;
        }
        double unit = size < 1e6 ? FINE : COARSE;
        return Math.rint(value * unit) / unit + 0.0; // Never -0.
    }
}
