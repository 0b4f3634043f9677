package dev.plimsoll.application.simulation.peer;

import static dev.plimsoll.application.simulation.Rounding.DUST;
import static dev.plimsoll.application.simulation.Rounding.up;

import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Past;
import dev.plimsoll.application.simulation.Scaler;
import java.time.Duration;

/// Target tracking of AWS on the utilization of CPU, one datapoint a minute.
///
/// - Out: three datapoints above the set point; `ceil(base × last ÷ set point)`, the base being the count
///   from before the cooldown while that lasts.
/// - In: fifteen datapoints below 0.9 of the set point, and 300 s after any change; by the highest of the
///   last three.
/// - Example: 10 containers, three minutes at 0.9, set point 0.7: 13.
/// - Source: AWS Application Auto Scaling. It does not publish how it rounds; this is the careful reading.
final class AwsTargetTrackingPeer implements Scaler {
    private static final double COOLDOWN_SECONDS = 300;
    private static final double LOW = 0.9;
    private static final int HIGH_DATAPOINTS = 3;
    private static final int LOW_DATAPOINTS = 15;

    private final double[] datapoints = new double[LOW_DATAPOINTS];
    private final double setPoint;
    private final int minute;
    private int seen;
    private double outAt = Double.NEGATIVE_INFINITY;
    private double inAt = Double.NEGATIVE_INFINITY;
    private int base;

    AwsTargetTrackingPeer(Conditions conditions) {
        this.setPoint = conditions.setPoint();
        this.minute = conditions.atLeastOneStep(Duration.ofMinutes(1));
    }

    @Override
    public Duration period() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int decide(Past past) {
        double last = past.cappedUtilization(minute);
        datapoints[seen % LOW_DATAPOINTS] = last;
        seen++;
        int current = past.desired();
        double now = past.seconds();
        if (seen >= HIGH_DATAPOINTS && lowest() > setPoint + DUST) {
            return out(now, current, last);
        }
        boolean isLow = seen >= LOW_DATAPOINTS && highest(LOW_DATAPOINTS) < LOW * setPoint;
        return isLow && now >= Math.max(inAt, outAt) + COOLDOWN_SECONDS ? in(now, current) : current;
    }

    private int out(double now, int current, double last) {
        int from = now < outAt + COOLDOWN_SECONDS ? base : current;
        int wanted = up(from * last / setPoint);
        if (wanted <= current) {
            return current;
        }
        outAt = now;
        base = from;
        return wanted;
    }

    private int in(double now, int current) {
        int wanted = Math.max(1, up(current * highest(HIGH_DATAPOINTS) / setPoint));
        if (wanted >= current) {
            return current;
        }
        inAt = now;
        return wanted;
    }

    private double lowest() {
        double lowest = Double.MAX_VALUE;
        for (int back = 1; back <= HIGH_DATAPOINTS; back++) {
            lowest = Math.min(lowest, datapoints[(seen - back) % LOW_DATAPOINTS]);
        }
        return lowest;
    }

    private double highest(int count) {
        double highest = 0;
        for (int back = 1; back <= count; back++) {
            highest = Math.max(highest, datapoints[(seen - back) % LOW_DATAPOINTS]);
        }
        return highest;
    }
}
