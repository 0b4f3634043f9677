package dev.plimsoll.application.simulation;

import java.util.concurrent.CancellationException;

/// Replays a workload against a scaler.
///
/// - It begins with `ceil(first load ÷ (capacity × set point))` containers, all ready.
/// - In each step, in this order: containers that have started become ready; when its period has passed the
///   scaler is asked, which sees completed steps only, and its answer, kept within the bounds, is carried
///   out; the step is served by those that are ready. Ordered containers are ready after the start-up; what
///   is too much goes at once, the newest first.
/// - Excess load is lost and not carried over; containers do not fail.
/// - Example: at 5 s a step and 30 s of start-up, what is ordered at step 12 serves from step 18 on.
/// - Source: the reference simulator, to the letter (ADR 33).
public final class Simulation {
    private static final int TOLD_EVERY = 4096;

    private Simulation() {}

    /// Runs to the end.
    ///
    /// @throws CancellationException when `progress` ended it
    public static Timeline run(Workload workload, Conditions conditions, Scaler scaler, Progress progress) {
        int steps = workload.steps();
        int period = conditions.atLeastOneStep(scaler.period());
        int first = Math.max(conditions.min(), Rounding.up(workload.load(0) / conditions.loadAtSetPoint()));
        SimulatedFleet fleet = new SimulatedFleet(conditions.steps(conditions.startUp()), first);
        Past past = new Past(workload, conditions, fleet);
        Timeline timeline = new Timeline(steps);
        for (int step = 0; step < steps; step++) {
            fleet.pass(step);
            if (step > 0 && step % period == 0) {
                int wanted = Math.clamp(scaler.decide(past), conditions.min(), conditions.max());
                fleet.resize(wanted, step);
                past.wanted(wanted);
            }
            timeline.put(step, past.desired(), fleet);
            past.serve(workload.load(step));
            if (step % TOLD_EVERY == 0) {
                progress.tell(step, steps);
            }
        }
        progress.tell(steps, steps);
        return timeline;
    }
}
