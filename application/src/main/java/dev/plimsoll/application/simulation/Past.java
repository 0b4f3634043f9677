package dev.plimsoll.application.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// What is over at some moment of a simulation, and how the fleet stands then. The step that begins now,
/// and those after it, cannot be seen.
///
/// Example: asked at step 3, it knows of the loads of the steps 0 to 2; `load(12)` is their mean, as there
/// are no more.
public final class Past {
    /// The utilization of nobody who is there to serve a load.
    static final double NOBODY_THERE = 10;

    private final Workload workload;
    private final double capacity;
    private final double stepSeconds;
    private final SimulatedFleet fleet;
    private final double[] loads;
    private final int[] ready;
    private final double[] sumOfLoads;
    private final double[] sumOfUtilizations;
    private final double[] sumOfCapped;
    private int now;
    private int desired;

    Past(Workload workload, Conditions conditions, SimulatedFleet fleet) {
        int steps = workload.steps();
        this.workload = workload;
        this.capacity = conditions.capacity();
        this.stepSeconds = conditions.stepSeconds();
        this.fleet = fleet;
        this.loads = new double[steps];
        this.ready = new int[steps];
        this.sumOfLoads = new double[steps + 1];
        this.sumOfUtilizations = new double[steps + 1];
        this.sumOfCapped = new double[steps + 1];
        this.desired = fleet.current();
    }

    /// The number of the step that begins now; so many are over.
    public int step() {
        return now;
    }

    /// How long the simulation has run, in seconds.
    public double seconds() {
        return now * stepSeconds;
    }

    /// When the simulation began.
    public Instant start() {
        return workload.start();
    }

    /// The moment that a step begins.
    public Instant at(int step) {
        Duration time = workload.step();
        return workload.start().plusSeconds(time.getSeconds() * step).plusNanos((long) time.getNano() * step);
    }

    /// The moment it is now.
    public Instant now() {
        return at(now);
    }

    /// How long a step takes.
    public Duration stepTime() {
        return workload.step();
    }

    /// The containers as they are now.
    public SimulatedFleet fleet() {
        return fleet;
    }

    /// The count that was wanted last.
    public int desired() {
        return desired;
    }

    /// The load of a step that is over, in requests a second.
    public double loadAt(int step) {
        return loads[Objects.checkIndex(step, now)];
    }

    /// How many were ready in a step that is over.
    public int readyAt(int step) {
        return ready[Objects.checkIndex(step, now)];
    }

    /// The mean load of the last so many steps, in requests a second; of fewer at the beginning.
    public double load(int steps) {
        return mean(sumOfLoads, steps);
    }

    /// The mean utilization of the last so many steps, above 1 where more was asked than could be served:
    /// by requests.
    public double utilization(int steps) {
        return mean(sumOfUtilizations, steps);
    }

    /// The mean utilization of the last so many steps, none of them above 1: as a CPU shows it.
    public double cappedUtilization(int steps) {
        return mean(sumOfCapped, steps);
    }

    /// How many requests came in the steps from one on that are over.
    public double requestsSince(int step) {
        return (sumOfLoads[now] - sumOfLoads[step]) * stepSeconds;
    }

    /// How many requests each container that was ready had in the steps from one on that are over.
    public double requestsOfEachSince(int step) {
        return (sumOfUtilizations[now] - sumOfUtilizations[step]) * capacity * stepSeconds;
    }

    void wanted(int count) {
        desired = count;
    }

    /// A step is over.
    void serve(double load) {
        int serving = fleet.ready();
        double idle = load == 0 ? 0 : NOBODY_THERE;
        double utilization = serving > 0 ? load / (serving * capacity) : idle;
        loads[now] = load;
        ready[now] = serving;
        sumOfLoads[now + 1] = sumOfLoads[now] + load;
        sumOfUtilizations[now + 1] = sumOfUtilizations[now] + utilization;
        sumOfCapped[now + 1] = sumOfCapped[now] + Math.min(1, utilization);
        now++;
    }

    private double mean(double[] sums, int steps) {
        int first = Math.max(0, now - steps);
        return (sums[now] - sums[first]) / Math.max(1, now - first);
    }
}
