package dev.plimsoll.application.simulation;

import java.util.function.Function;

/// Somebody who is compared with others under the same load.
///
/// @param name by which tables call it
/// @param play how it fares; called once for each workload, from any thread
public record Contender(String name, Play play) {
    /// Makes the timeline of one workload.
    @FunctionalInterface
    public interface Play {
        Timeline under(Workload workload, Conditions conditions, Progress progress);
    }

    /// The cheapest fleet that serves everything well; it knows the future.
    public static final Contender ORACLE =
            new Contender("oracle", (workload, conditions, _) -> Oracle.of(workload, conditions));

    /// As many containers as the highest scored demand asks for, all the time; it knows the future.
    public static final Contender STATIC_PEAK = new Contender(
            "static-peak", (workload, conditions, _) -> standing(workload, FixedCount.peak(workload, conditions)));

    /// As many containers as are demanded on average, all the time: what elastic speed-up is told against.
    public static final Contender STATIC_MEAN = new Contender(
            "static-mean", (workload, conditions, _) -> standing(workload, FixedCount.mean(workload, conditions)));

    /// Somebody who is asked again and again.
    ///
    /// @param entering makes a new scaler for each simulation
    public static Contender asked(String name, Function<Conditions, Scaler> entering) {
        return new Contender(
                name,
                (workload, conditions, progress) ->
                        Simulation.run(workload, conditions, entering.apply(conditions), progress));
    }

    private static Timeline standing(Workload workload, int containers) {
        return Timeline.standing(containers, workload.steps());
    }
}
