package dev.plimsoll.bootstrap.command;

import dev.plimsoll.application.simulation.BurstyArrivals;
import dev.plimsoll.application.simulation.Comparison;
import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Contender;
import dev.plimsoll.application.simulation.Demand;
import dev.plimsoll.application.simulation.LoadTrace;
import dev.plimsoll.application.simulation.Progress;
import dev.plimsoll.application.simulation.Summary;
import dev.plimsoll.application.simulation.Workload;
import dev.plimsoll.application.simulation.job.Lineup;
import dev.plimsoll.domain.validation.InvalidSettings;
import dev.plimsoll.domain.validation.Problems;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// `./plimsoll simulate`: how an autoscaler would have fared under recorded loads, beside the oracle and the
/// built-in peers.
///
/// ```
/// ./plimsoll simulate --trace traces --autoscaler autoscaler.json --startup 2m --burst 10
/// ```
///
/// | Option | Meaning |
/// |---|---|
/// | `--trace FILE` or folder | `offset_s,load_rps` in lines; of a folder all files that end with `.csv` |
/// | `--autoscaler FILE` | as `POST .../autoscalers` takes it; without one see [Lineup] |
/// | `--startup TIME` | from the order of a container until it is ready; 30s |
/// | `--period TIME` | how often the autoscaler is asked; 15s |
/// | `--capacity RATE` | requests a second that a container serves at most; 100 |
/// | `--burst RATIO` | variance of the requests of a step by their mean; 0 takes the load as it is |
/// | `--json` | for programs |
public final class Simulate {
    private static final int WRONG_INPUT = 2;

    /// What fits into the memory that the launcher gives.
    private static final Duration LONGEST = Duration.ofDays(100);

    private Simulate() {}

    public static void main(String[] args) {
        int status = run(System.out, System.err, args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /// Prints the results once all are there, or what is wrong with the input.
    ///
    /// @return the exit status
    static int run(PrintStream out, PrintStream errors, String... args) {
        try {
            Arguments arguments = Arguments.of(
                    Set.of("--trace", "--autoscaler", "--startup", "--period", "--capacity", "--burst"),
                    Set.of("--json"),
                    args);
            Results results = results(arguments);
            out.print(arguments.has("--json") ? results.json() + System.lineSeparator() : results.table());
            out.flush();
            return 0;
        } catch (InvalidSettings wrong) {
            wrong.problems()
                    .forEach(problem -> errors.println("plimsoll: " + problem.path() + " " + problem.message()));
            return WRONG_INPUT;
        }
    }

    private static Results results(Arguments arguments) {
        Conditions conditions = conditions(arguments);
        double given = arguments.number("--burst", 0);
        double burst = Inputs.at(path -> "--" + path, () -> BurstyArrivals.checked(given));
        List<Contender> contenders = Lineup.of(arguments.text("--autoscaler").map(Contenders::of));
        List<Workload> workloads = Traces.read(arguments.required("--trace")).stream()
                .map(trace -> workload(trace, conditions, burst))
                .toList();
        List<Comparison> comparisons = workloads.stream()
                .map(workload -> Comparison.of(workload, conditions, contenders, Progress.UNHEARD))
                .toList();
        List<Summary> summaries = contenders.stream()
                .map(contender -> Summary.of(contender.name(), comparisons))
                .toList();
        return new Results(conditions, burst, comparisons, summaries);
    }

    private static Conditions conditions(Arguments arguments) {
        Conditions usual = Conditions.DEFAULT;
        Duration startUp = arguments.time("--startup", usual.startUp());
        Duration period = arguments.time("--period", usual.period());
        double capacity = arguments.number("--capacity", usual.capacity());
        return Inputs.at(
                path -> "--" + path,
                () -> usual.startingUpIn(startUp).asking(period).serving(capacity));
    }

    private static Workload workload(LoadTrace trace, Conditions conditions, double burst) {
        return Inputs.at(path -> "trace " + trace.name() + ": " + path, () -> {
            new Problems()
                    .check(trace.seconds() <= LONGEST.toSeconds(), "rows", "must not last longer than 100 days")
                    .refuse();
            Workload workload = BurstyArrivals.of(trace.inStepsOf(conditions.step()), burst);
            var _ = Demand.of(workload, conditions); // refuses what no fleet could serve
            return workload;
        });
    }
}
