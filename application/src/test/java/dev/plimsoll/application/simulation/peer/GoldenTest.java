package dev.plimsoll.application.simulation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.application.simulation.Comparison;
import dev.plimsoll.application.simulation.Conditions;
import dev.plimsoll.application.simulation.Contender;
import dev.plimsoll.application.simulation.Progress;
import dev.plimsoll.application.simulation.Score;
import dev.plimsoll.application.simulation.Timeline;
import dev.plimsoll.application.simulation.TraceFolder;
import dev.plimsoll.application.simulation.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The simulator and the peers agree with the reference, figure by figure and step by step.
class GoldenTest {
    private static final double TOLERANCE = 1e-6;
    private static final Path GOLDEN = TraceFolder.chosen().resolve("golden");

    private static final Map<String, ToDoubleFunction<Score>> FIGURES = Map.ofEntries(
            Map.entry("theta_U", score -> score.provisioning().thetaUnder()),
            Map.entry("theta_O", score -> score.provisioning().thetaOver()),
            Map.entry("tau_U", score -> score.provisioning().tauUnder()),
            Map.entry("tau_O", score -> score.provisioning().tauOver()),
            Map.entry("upsilon", score -> score.provisioning().upsilon()),
            Map.entry("sigma", score -> score.provisioning().sigma()),
            Map.entry("a_U", score -> score.provisioning().accuracyUnder()),
            Map.entry("a_O", score -> score.provisioning().accuracyOver()),
            Map.entry("adapt_h", score -> score.effort().adaptations()),
            Map.entry("starts_h", score -> score.effort().starts()),
            Map.entry("cost_h", score -> score.effort().containerHours()),
            Map.entry("slo_viol_s", score -> seconds(score, score.service().violated())),
            Map.entry("over90_s", score -> seconds(score, score.service().busy())),
            Map.entry("overload_s", score -> seconds(score, score.service().overloaded())),
            Map.entry("slo_viol_pct", score -> score.service().violated()),
            Map.entry("overload_pct", score -> score.service().overloaded()),
            Map.entry("lost_pct", score -> score.service().lost()),
            Map.entry("deficit_h", score -> score.service().missingHours()),
            Map.entry("bad_pct", score -> score.service().bad()),
            Map.entry("util_mean", score -> score.service().utilization()),
            Map.entry("hours", score -> score.effort().hours()),
            Map.entry("cost_ratio", score -> score.effort().costRatio()),
            Map.entry("E3", score -> score.e(3)),
            Map.entry("E10", score -> score.e(10)),
            Map.entry("E30", score -> score.e(30)),
            Map.entry("E", Score::e),
            Map.entry("J", Score::j));

    record Expected(double startUp, String trace, Map<String, Map<String, Double>> contenders) {
        @Override
        public String toString() {
            return trace + ", " + startUp + " s";
        }
    }

    record Steps(String trace, String contender, String file) {
        @Override
        public String toString() {
            return file;
        }
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void figures_are_those_of_the_reference(Expected expected) {
        Workload workload = TraceFolder.workload(expected.trace());
        Conditions conditions =
                Conditions.DEFAULT.startingUpIn(Duration.ofMillis(Math.round(expected.startUp() * 1000)));
        List<Contender> contenders = contenders(expected.contenders().keySet().stream());

        Comparison comparison = Comparison.of(workload, conditions, contenders, Progress.UNHEARD);

        List<String> differences = new ArrayList<>();
        expected.contenders()
                .forEach((contender, figures) -> figures.forEach((figure, value) -> {
                    double actual = figure(comparison, contender, figure);
                    if (!(Math.abs(actual - value) <= TOLERANCE * Math.max(1, Math.abs(value)))) {
                        differences.add("%s of %s is %s and should be %s".formatted(figure, contender, actual, value));
                    }
                }));
        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("timelines")
    void each_step_is_that_of_the_reference(Steps steps) {
        Contender contender = contenders(Stream.of(steps.contender())).getFirst();

        Timeline timeline =
                contender.play().under(TraceFolder.workload(steps.trace()), Conditions.DEFAULT, Progress.UNHEARD);

        assertThat(timeline.changes().stream()
                        .map(it -> it.step() * 5 + "," + it.desired() + "," + it.ready() + "," + it.current()))
                .containsExactlyElementsOf(TraceFolder.text(GOLDEN.resolve(steps.file()))
                        .lines()
                        .skip(1)
                        .toList());
    }

    private static double figure(Comparison comparison, String contender, String figure) {
        if (figure.equals("speedup")) {
            return comparison.speedUp(contender);
        }
        ToDoubleFunction<Score> known = FIGURES.get(figure);
        if (known == null) {
            throw new AssertionError("nobody knows the figure " + figure);
        }
        return known.applyAsDouble(comparison.of(contender));
    }

    private static double seconds(Score score, double percent) {
        return score.effort().hours() * 3600 * percent / 100;
    }

    private static List<Contender> contenders(Stream<String> names) {
        Map<String, Contender> known = Stream.concat(Peers.ALL.stream(), Stream.of(Contender.STATIC_MEAN))
                .collect(Collectors.toMap(Contender::name, it -> it));
        return names.map(name -> {
                    Contender contender = known.get(name);
                    if (contender == null) {
                        throw new AssertionError("there is no contender " + name);
                    }
                    return contender;
                })
                .toList();
    }

    static List<Expected> expectations() {
        List<Expected> all = new ArrayList<>();
        for (String file : TraceFolder.files(GOLDEN, ".json")) {
            GoldenFile golden = GoldenFile.read(GOLDEN.resolve(file));
            golden.metrics().forEach((trace, contenders) -> all.add(new Expected(golden.startUp(), trace, contenders)));
        }
        return all;
    }

    static List<Steps> timelines() {
        return TraceFolder.files(GOLDEN, ".csv").stream()
                .map(file -> {
                    String[] parts = file.split("\\.", -1);
                    return new Steps(parts[0], parts[1], file);
                })
                .toList();
    }
}
