package dev.plimsoll.benchmarks;

import dev.plimsoll.domain.autoscaler.Evaluation;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jol.info.GraphLayout;

/// How long one whole evaluation takes, and how much it allocates beside what its decision keeps.
///
/// The reference for the time is adding up the same samples, in the same run.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EvaluateBenchmark {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Evaluated evaluated = new Evaluated();

    /// One whole evaluation.
    @Benchmark
    public Evaluation evaluation() {
        return evaluated.evaluate();
    }

    /// The same samples, only added up.
    @Benchmark
    public double reference() {
        return evaluated.addUp();
    }

    static String run() {
        try {
            Collection<RunResult> results = new Runner(new OptionsBuilder()
                            .include(EvaluateBenchmark.class.getName())
                            .addProfiler(GCProfiler.class)
                            .forks(2)
                            .warmupIterations(5)
                            .warmupTime(TimeValue.seconds(1))
                            .measurementIterations(5)
                            .measurementTime(TimeValue.seconds(1))
                            .jvmArgsAppend("-XX:+UseSerialGC", "-Xmx256m")
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .run();
            return report(results);
        } catch (RunnerException e) {
            throw new IllegalStateException("the measurement failed", e);
        }
    }

    private static String report(Collection<RunResult> results) {
        Map<String, Double> times = new HashMap<>();
        double allocated = 0;
        for (RunResult result : results) {
            String name = result.getPrimaryResult().getLabel();
            times.put(name, result.getPrimaryResult().getScore());
            if (name.equals("evaluation")) {
                allocated = Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED))
                        .getScore();
            }
        }
        double time = times.getOrDefault("evaluation", Double.NaN);
        double reference = times.getOrDefault("reference", Double.NaN);
        long retained = retained();
        return String.format(
                Locale.ROOT, """
                one evaluation: 4 policies, 20 containers, 60 samples each
                time        %8.2f µs   goal 10     adding up the same samples %.2f µs, ratio %.2f
                allocated   %8.0f B    its decision retains %d B, ratio %.2f, goal 1.5
                """, time, reference, time / reference, allocated, retained, allocated / retained);
    }

    /// What only the decision holds: without what the evaluation was given.
    private static long retained() {
        System.setProperty("jol.magicFieldOffset", "true"); // records hide the offsets of their fields
        Evaluated evaluated = new Evaluated();
        GraphLayout decision = GraphLayout.parseInstance(evaluated.evaluate().decision());
        return decision.subtract(GraphLayout.parseInstance(evaluated.given())).totalSize();
    }
}
