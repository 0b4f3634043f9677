package dev.plimsoll.domain.policy;

/// Whole-number arithmetic in thousandths of a unit, which saturates instead of overflowing. Floating point
/// leaves dust above whole numbers, and rounding it up would start one container too many.
final class Thousandths {
    private static final double UNIT = 1000.0;

    private Thousandths() {}

    static long of(double value) {
        return Math.round(value * UNIT);
    }

    static double asDouble(long thousandths) {
        return thousandths / UNIT;
    }

    /// The sum of two that are not negative.
    static long plus(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /// The product of two that are not negative.
    static long times(long one, long other) {
        return other == 0 || one <= Long.MAX_VALUE / other ? one * other : Long.MAX_VALUE;
    }

    /// `ceil(count × value ÷ divisor)`, a count of containers.
    static int scaled(long value, int count, long divisor) {
        if (count == 0 || value <= Long.MAX_VALUE / count) {
            return (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(value * count, divisor));
        }
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil((double) value / divisor * count));
    }
}
